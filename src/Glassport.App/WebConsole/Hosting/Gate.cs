using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Threading.RateLimiting;
using Glassport.App.Configuration;
using Glassport.App.Doctor;
using Glassport.App.State;
using Glassport.App.WebConsole.Access;
using Glassport.App.WebConsole.Api;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Glassport.App.WebConsole.Hosting;

/// <summary>What every request passes before it is answered: names, limits, logins; and what is said of those that fail.</summary>
/// <param name="console">What the requests are about.</param>
/// <param name="limits">How many there may be.</param>
internal sealed partial class Gate(ConsoleServices console, RequestLimits limits)
{
    /// <summary>The header in which a browser proves that the console's own page makes the request.</summary>
    public const string AntiForgeryHeader = "X-Glassport-Token";

    private readonly HostNames names = new(console.Settings.HostNames);
    private readonly ILogger log = console.Loggers.CreateLogger(ConsoleServices.LogCategory);

    /// <summary>Lets a request in, or refuses it.</summary>
    public async Task PassAsync(HttpContext http, RequestDelegate next)
    {
        SecurityHeaders.Set(http.Response);
        try
        {
            if (!names.Knows(http.Request.Host))
            {
                throw new ApiException(421, (
                    $"The console is not known by the name '{http.Request.Host.Host}'. Start it with --host-name (of serve: --console-host-name).",
                    $"控制台没有“{http.Request.Host.Host}”这个名称。请用 --host-name 启动（serve 则用 --console-host-name）。"));
            }

            using RateLimitLease lease = await limits.AcquireAsync(http).ConfigureAwait(false);
            if (!lease.IsAcquired)
                throw new ApiException(429, ("Too many requests. Wait a minute.", "请求过多，请稍等一分钟。"));
            await next(http).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested || console.Stopping.IsCancellationRequested)
        {
            http.Abort();
        }
        catch (Exception failure) when (!http.Response.HasStarted)
        {
            await RefuseAsync(http, failure).ConfigureAwait(false);
        }
        catch (Exception failure)
        {
            // Half an answer must not look whole.
            Broke(log, failure, http.Request.Method, http.Request.Path);
            http.Abort();
        }
    }

    /// <summary>Answers an operation for whoever may ask for it.</summary>
    public async Task AnswerAsync(HttpContext http, ApiOperation operation)
    {
        SignedIn? who = null;
        if (operation.Role != Role.Nobody)
        {
            who = console.Identify(http.Request) ?? throw new ApiException(401, ("Log in first.", "请先登录。"));
            if (who.Account.Role < operation.Role)
                throw new ApiException(403, ($"This needs the role {operation.Role}.", $"此操作需要 {operation.Role} 角色。"));
        }

        if (!HttpMethods.IsGet(http.Request.Method))
            RequireOwnPage(http.Request, who);
        await operation.Handle(new(http, console, who)).ConfigureAwait(false);
    }

    // A cookie comes by itself with whatever makes a request; the header does not.
    private static void RequireOwnPage(HttpRequest request, SignedIn? who)
    {
        bool isForeign = request.Headers["Sec-Fetch-Site"] is [{ } from, ..] && from is not ("same-origin" or "none");
        bool lacksProof = who?.AntiForgery is { } expected
            && !CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(request.Headers[AntiForgeryHeader].ToString()), Encoding.UTF8.GetBytes(expected));
        if (isForeign || lacksProof)
            throw new ApiException(403, ("This request does not come from the console's own page. Load the page anew.", "此请求不是由控制台页面发出的。请重新加载页面。"));
    }

    private async Task RefuseAsync(HttpContext http, Exception failure)
    {
        (int status, Phrase reason, IReadOnlyList<FieldProblem>? fields) = failure switch
        {
            ApiException refused => (refused.Status, refused.Reason, refused.Fields),
            ConfigurationException wrong => (400, Phrase.Of(wrong.Message), [.. wrong.Faults.Select(static fault => new FieldProblem(fault.Path, $"{fault.Reason}: {fault.Remedy}"))]),
            StateException state => (409, Phrase.Of(state.Message), null),
            BadHttpRequestException bad => (bad.StatusCode, Phrase.Of(bad.Message), null),
            _ => (500, new Phrase("The console failed; its log says how.", "控制台出错，详情见其日志。"), (IReadOnlyList<FieldProblem>?)null),
        };
        if (status == 500)
            Broke(log, failure, http.Request.Method, http.Request.Path);
        http.Response.StatusCode = status;
        http.Response.ContentType = "application/problem+json; charset=utf-8";
        Problem problem = new() { Status = status, Title = reason.In(ApiCall.LanguageOf(http.Request)), Errors = fields, Explanation = (failure as ApiException)?.Explanation };
        await JsonSerializer.SerializeAsync(http.Response.Body, problem, ConsoleJson.Options.GetTypeInfo(typeof(Problem)), http.RequestAborted).ConfigureAwait(false);
    }

    [LoggerMessage(6003, LogLevel.Error, "Console: {Method} {Path} failed")]
    private static partial void Broke(ILogger logger, Exception failure, string method, PathString path);
}
