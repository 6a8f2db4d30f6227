using System.Text;
using System.Text.Json;

namespace Glassport.App.WebConsole.Api;

/// <summary>Server-sent events (the HTML standard, §9.2): what is live, for as long as somebody listens.</summary>
/// <param name="call">The request.</param>
internal sealed class EventStream(ApiCall call)
{
    /// <summary>The media type.</summary>
    public const string MediaType = "text/event-stream";

    private static readonly TimeSpan HeartBeat = TimeSpan.FromSeconds(15);

    /// <summary>Sends what <paramref name="next"/> gives whenever something has changed, until the listener or the console goes.</summary>
    /// <param name="name">The event's name.</param>
    /// <param name="interval">How much time is between two events at least.</param>
    /// <param name="changed">Ends when something has changed since the last event.</param>
    /// <param name="next">What is sent; null ends the stream.</param>
    public async Task SendAsync<T>(string name, TimeSpan interval, Func<Task> changed, Func<ValueTask<T?>> next)
        where T : class
    {
        call.Http.Response.ContentType = MediaType;
        call.Http.Response.Headers["X-Accel-Buffering"] = "no";
        using CancellationTokenSource end = CancellationTokenSource.CreateLinkedTokenSource(call.Aborted, call.Console.Stopping);
        while (!end.IsCancellationRequested)
        {
            // Asked for before the value is read, so that no change between the two is missed.
            Task change = changed();
            if (await next().ConfigureAwait(false) is not { } value)
                return;
            await WriteAsync($"event: {name}\ndata: {JsonSerializer.Serialize(value, ConsoleJson.Options.GetTypeInfo(typeof(T)))}\n\n", end.Token).ConfigureAwait(false);
            await Task.Delay(interval, call.Console.Time, end.Token).ConfigureAwait(false);
            while (!await HasEndedAsync(change, end.Token).ConfigureAwait(false))
                await WriteAsync(": still here\n\n", end.Token).ConfigureAwait(false);
        }
    }

    private async Task<bool> HasEndedAsync(Task change, CancellationToken cancellationToken)
    {
        try
        {
            await change.WaitAsync(HeartBeat, call.Console.Time, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    private async Task WriteAsync(string text, CancellationToken cancellationToken)
    {
        await call.Http.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(text), cancellationToken).ConfigureAwait(false);
        await call.Http.Response.Body.FlushAsync(cancellationToken).ConfigureAwait(false);
    }
}
