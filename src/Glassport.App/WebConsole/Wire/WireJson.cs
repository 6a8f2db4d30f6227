using System.Text.Json.Serialization;
using Glassport.Analysis.Rendering;

namespace Glassport.App.WebConsole.Wire;

/// <summary>The JSON of recordings.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, UseStringEnumConverter = true)]
[JsonSerializable(typeof(InterfaceRow[]))]
[JsonSerializable(typeof(CaptureStart))]
[JsonSerializable(typeof(RecordingRow))]
[JsonSerializable(typeof(RecordingRow[]))]
[JsonSerializable(typeof(PacketPage))]
[JsonSerializable(typeof(PacketDetail))]
[JsonSerializable(typeof(RecordingStory))]
[JsonSerializable(typeof(ToldConversation))]
[JsonSerializable(typeof(FollowedStream))]
[JsonSerializable(typeof(FilterWords))]
[JsonSerializable(typeof(FoundConversation))]
internal sealed partial class WireJson : JsonSerializerContext;
