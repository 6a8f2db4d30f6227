namespace Glassport.App.WebConsole.Api;

/// <summary>Everything that the API does: one file for each part, one line each here.</summary>
internal static class ApiOperations
{
    /// <summary>The operations.</summary>
    public static IReadOnlyList<ApiOperation> All { get; } =
    [
        .. AccessOperations.All,
        .. Sites.OverviewOperations.All,
        .. Sites.SiteOperations.All,
        .. Sites.PeopleOperations.All,
        .. Files.FilesOperations.All,
        .. Wire.RecordingOperations.All,
        new("GET", "/openapi.json", Access.Role.Nobody, "Describes all of this as OpenAPI 3.1.", DescribeAsync) { Response = typeof(System.Text.Json.Nodes.JsonObject) },
    ];

    private static Task DescribeAsync(ApiCall call) => call.WriteAsync(OpenApiDocument.Write(All));
}
