using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Glassport.App.WebConsole.Api;

/// <summary>The API's JSON: each part of the console has a context of its own, and a line here.</summary>
internal static class ConsoleJson
{
    /// <summary>How all of it is read and written.</summary>
    public static JsonSerializerOptions Options { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        // It is never put into HTML; Chinese stays readable.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        TypeInfoResolver = JsonTypeInfoResolver.Combine(
            AccessJson.Default,
            Files.FilesJson.Default,
            Wire.WireJson.Default,
            Sites.SitesJson.Default),
    };
}
