using System.Text.Json;
using System.Text.Json.Serialization;

namespace Glassport.Lab.Scenarios;

/// <summary>
/// How scenarios are read from JSON, without reflection. Their members are set and not init: what the JSON leaves out would otherwise be null
/// instead of its default.
/// </summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    ReadCommentHandling = JsonCommentHandling.Skip,
    AllowTrailingCommas = true,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false,
    Converters = [typeof(LabActionConverter)])]
[JsonSerializable(typeof(Scenario))]
internal sealed partial class ScenarioJson : JsonSerializerContext;

/// <summary>kill-server, kill-client, interrupt-client.</summary>
internal sealed class LabActionConverter() : JsonStringEnumConverter<LabAction>(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false);
