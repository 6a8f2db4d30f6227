using Glassport.App.WebConsole.Access;

namespace Glassport.App.WebConsole.Api;

/// <summary>One request that the console answers: its route, who may make it, and what it does. The OpenAPI document is made of these.</summary>
/// <param name="Method">GET, POST, PUT, PATCH or DELETE.</param>
/// <param name="Path">The route below <c>/api</c>, such as <c>/sites/{name}</c>.</param>
/// <param name="Role">The least role that may make it.</param>
/// <param name="Summary">One sentence.</param>
/// <param name="Handle">Does it.</param>
internal sealed record ApiOperation(string Method, string Path, Role Role, string Summary, Func<ApiCall, Task> Handle)
{
    /// <summary>The type of the JSON in the request, or null.</summary>
    public Type? Request { get; init; }

    /// <summary>The media type of the request's body when it is not JSON.</summary>
    public string? RequestMediaType { get; init; }

    /// <summary>The type of the JSON in the response, or null.</summary>
    public Type? Response { get; init; }

    /// <summary>The media type of the response's body when it is not JSON.</summary>
    public string? ResponseMediaType { get; init; }

    /// <summary>Its query parameters.</summary>
    public IReadOnlyList<ApiParameter> Query { get; init; } = [];
}
