using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.RegularExpressions;
using Glassport.App.WebConsole.Access;

namespace Glassport.App.WebConsole.Api;

/// <summary>The API as OpenAPI 3.1 describes it, made of the list of operations.</summary>
internal static partial class OpenApiDocument
{
    private static readonly JsonSchemaExporterOptions Schemas = new() { TreatNullObliviousAsNonNullable = true };

    /// <summary>The document.</summary>
    /// <param name="operations">The operations.</param>
    public static JsonObject Write(IEnumerable<ApiOperation> operations)
    {
        JsonObject paths = [];
        foreach (IGrouping<string, ApiOperation> path in operations.GroupBy(static operation => "/api" + operation.Path, StringComparer.Ordinal))
            paths[path.Key] = new JsonObject(path.Select(static operation => KeyValuePair.Create<string, JsonNode?>(operation.Method.ToLowerInvariant(), Write(operation))));
        return new()
        {
            ["openapi"] = "3.1.0",
            ["info"] = new JsonObject
            {
                ["title"] = "Glassport console",
                ["description"] = "Everything that the console's page does. Scripts log in with a token: Authorization: Bearer gp_…",
                ["version"] = "1",
                ["license"] = new JsonObject { ["name"] = "See LICENSE in the source" },
            },
            ["paths"] = paths,
            ["components"] = new JsonObject
            {
                ["securitySchemes"] = new JsonObject
                {
                    ["token"] = new JsonObject { ["type"] = "http", ["scheme"] = "bearer" },
                    ["browser"] = new JsonObject { ["type"] = "apiKey", ["in"] = "cookie", ["name"] = Hosting.LoginCookie.Name },
                },
                ["schemas"] = new JsonObject { ["Problem"] = Schema(typeof(Problem)) },
            },
        };
    }

    private static JsonObject Write(ApiOperation operation)
    {
        JsonObject written = new()
        {
            ["summary"] = operation.Summary,
            ["operationId"] = IdOf(operation),
            ["parameters"] = Parameters(operation),
        };
        if (operation.Request is not null || operation.RequestMediaType is not null)
            written["requestBody"] = new JsonObject { ["required"] = true, ["content"] = Content(operation.Request, operation.RequestMediaType) };
        written["responses"] = new JsonObject
        {
            ["2XX"] = operation.Response is null && operation.ResponseMediaType is null
                ? new JsonObject { ["description"] = "Done." }
                : new JsonObject { ["description"] = "Done.", ["content"] = Content(operation.Response, operation.ResponseMediaType) },
            ["default"] = new JsonObject
            {
                ["description"] = "It cannot be done; the title says why and what to do.",
                ["content"] = new JsonObject
                {
                    ["application/problem+json"] = new JsonObject { ["schema"] = new JsonObject { ["$ref"] = "#/components/schemas/Problem" } },
                },
            },
        };
        if (operation.Role != Role.Nobody)
        {
            written["description"] = $"For the role {operation.Role} and above.";
            written["security"] = new JsonArray(new JsonObject { ["token"] = new JsonArray() }, new JsonObject { ["browser"] = new JsonArray() });
        }

        return written;
    }

    private static JsonArray Parameters(ApiOperation operation)
    {
        JsonArray parameters = [];
        foreach (Match match in PathParameter().Matches(operation.Path))
        {
            parameters.Add((JsonNode)new JsonObject
            {
                ["name"] = match.Groups[1].Value,
                ["in"] = "path",
                ["required"] = true,
                ["schema"] = new JsonObject { ["type"] = "string" },
            });
        }

        foreach (ApiParameter parameter in operation.Query)
        {
            parameters.Add((JsonNode)new JsonObject
            {
                ["name"] = parameter.Name,
                ["in"] = "query",
                ["description"] = parameter.Description,
                ["schema"] = new JsonObject { ["type"] = parameter.Type },
            });
        }

        return parameters;
    }

    private static JsonObject Content(Type? type, string? mediaType) => new()
    {
        [mediaType ?? "application/json"] = type is null ? new JsonObject() : new JsonObject { ["schema"] = Schema(type) },
    };

    private static JsonNode Schema(Type type) => ConsoleJson.Options.GetJsonSchemaAsNode(type, Schemas);

    // getSitesName for GET /sites/{name}.
    private static string IdOf(ApiOperation operation) => operation.Method.ToLowerInvariant() + string.Concat(
        operation.Path.Split('/', '{', '}', '-', '*').Where(static part => part.Length > 0).Select(static part => char.ToUpperInvariant(part[0]) + part[1..]));

    [GeneratedRegex(@"\{\*{0,2}([a-z]+)\}", RegexOptions.IgnoreCase)]
    private static partial Regex PathParameter();
}
