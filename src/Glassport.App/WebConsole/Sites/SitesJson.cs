using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Glassport.App.Administration;

namespace Glassport.App.WebConsole.Sites;

/// <summary>The JSON of the server's administration.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, UseStringEnumConverter = true)]
[JsonSerializable(typeof(SiteRow[]))]
[JsonSerializable(typeof(SiteRow))]
[JsonSerializable(typeof(FolderState))]
[JsonSerializable(typeof(SaveResult))]
[JsonSerializable(typeof(BanRequest))]
[JsonSerializable(typeof(BanRow[]))]
[JsonSerializable(typeof(SessionRow[]))]
[JsonSerializable(typeof(JsonArray))]
[JsonSerializable(typeof(RecordRow[]))]
[JsonSerializable(typeof(ServerOverview))]
internal sealed partial class SitesJson : JsonSerializerContext;
