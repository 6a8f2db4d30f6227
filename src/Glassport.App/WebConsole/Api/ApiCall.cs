using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Glassport.Analysis.Story;
using Glassport.App.WebConsole.Access;
using Glassport.App.WebConsole.Hosting;
using Microsoft.AspNetCore.Http;

namespace Glassport.App.WebConsole.Api;

/// <summary>A request of the API while it is answered.</summary>
/// <param name="http">The request and its response.</param>
/// <param name="console">What it is about.</param>
/// <param name="who">Who makes it; null where nobody needs to be logged in.</param>
internal sealed class ApiCall(HttpContext http, ConsoleServices console, SignedIn? who)
{
    private const int LongestJson = 4 << 20;

    /// <summary>The request and its response.</summary>
    public HttpContext Http => http;

    /// <summary>What it is about.</summary>
    public ConsoleServices Console => console;

    /// <summary>Who makes it.</summary>
    public SignedIn Who => who ?? throw new InvalidOperationException("This operation is open to nobody in particular.");

    /// <summary>The language to answer in.</summary>
    public Language Language => LanguageOf(http.Request);

    /// <summary>Ends when nobody waits for the answer any more.</summary>
    public CancellationToken Aborted => http.RequestAborted;

    /// <summary>The address that the request comes from.</summary>
    public string Address => http.Connection.RemoteIpAddress?.ToString() ?? "";

    /// <summary>The language that a request asks to be answered in.</summary>
    public static Language LanguageOf(HttpRequest request) =>
        request.Query["lang"] is [{ } asked, ..] && asked.StartsWith("zh", StringComparison.OrdinalIgnoreCase)
        || (request.Query["lang"].Count == 0 && request.Headers.AcceptLanguage is [{ } accepted, ..] && accepted.StartsWith("zh", StringComparison.OrdinalIgnoreCase))
            ? Language.Chinese
            : Language.English;

    /// <summary>A part of the path.</summary>
    public string Route(string name) => http.Request.RouteValues[name] as string ?? "";

    /// <summary>A query parameter, or null.</summary>
    public string? Query(string name) => http.Request.Query[name] is [{ Length: > 0 } value, ..] ? value : null;

    /// <summary>A number among the query parameters.</summary>
    /// <exception cref="ApiException">It is none, or not within the bounds.</exception>
    public long Number(string name, long otherwise, long least, long most)
    {
        if (Query(name) is not { } text)
            return otherwise;
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number) && number >= least && number <= most)
            return number;
        throw ApiException.Field(name, ($"{name} is not a number from {least} to {most}.", $"{name} 不是 {least} 到 {most} 之间的数。"), Language);
    }

    /// <summary>Reads the request's JSON.</summary>
    /// <exception cref="ApiException">It is none, or not of the type.</exception>
    public async Task<T> ReadAsync<T>()
    {
        if (http.Request.ContentLength > LongestJson)
            throw new ApiException(413, ("The request is too large.", "请求过大。"));
        try
        {
            return await JsonSerializer.DeserializeAsync(http.Request.Body, TypeInfo<T>(), Aborted).ConfigureAwait(false)
                ?? throw new ApiException(400, ("The request has no content.", "请求没有内容。"));
        }
        catch (JsonException wrong)
        {
            throw new ApiException(400, (
                $"The request is not the JSON that is expected here: {wrong.Message}", $"请求的 JSON 不符合要求：{wrong.Message}"));
        }
    }

    /// <summary>Answers with JSON.</summary>
    public Task WriteAsync<T>(T value, int status = 200)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = "application/json; charset=utf-8";
        return JsonSerializer.SerializeAsync(http.Response.Body, value, TypeInfo<T>(), Aborted);
    }

    /// <summary>Answers that it is done, with nothing more to say.</summary>
    public void Done() => http.Response.StatusCode = StatusCodes.Status204NoContent;

    /// <summary>Notes in the audit log what was done.</summary>
    public Task AuditAsync(string action, string subject) => console.Audit.AddAsync(Who.Account.Name, Address, action, subject, CancellationToken.None);

    private static JsonTypeInfo<T> TypeInfo<T>() => (JsonTypeInfo<T>)ConsoleJson.Options.GetTypeInfo(typeof(T));
}
