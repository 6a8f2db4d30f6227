using System.Text.Json.Serialization;

namespace Glassport.App.WebConsole.Files;

/// <summary>The JSON of visits to FTP servers.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, UseStringEnumConverter = true)]
[JsonSerializable(typeof(VisitRequest))]
[JsonSerializable(typeof(VisitRow))]
[JsonSerializable(typeof(VisitRow[]))]
[JsonSerializable(typeof(DirectoryListing))]
[JsonSerializable(typeof(DialogueLine[]))]
[JsonSerializable(typeof(FileSize))]
[JsonSerializable(typeof(PathRequest))]
[JsonSerializable(typeof(RenameRequest))]
[JsonSerializable(typeof(UploadResult))]
[JsonSerializable(typeof(Place[]))]
[JsonSerializable(typeof(string[]))]
[JsonSerializable(typeof(SessionExplanation))]
internal sealed partial class FilesJson : JsonSerializerContext;
