using System.Text.Json.Serialization;

namespace Glassport.App.Administration;

/// <summary>The JSON of the administration channel and of lists, generated at compile time.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow, MaxDepth = 40)]
[JsonSerializable(typeof(ChannelRequest))]
[JsonSerializable(typeof(ChannelResponse))]
[JsonSerializable(typeof(IReadOnlyList<SessionRow>))]
[JsonSerializable(typeof(IReadOnlyList<BanRow>))]
internal sealed partial class ChannelJson : JsonSerializerContext;
