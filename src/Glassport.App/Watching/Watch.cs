using System.Globalization;
using Glassport.Analysis;
using Glassport.Analysis.Model;
using Glassport.Analysis.Rendering;
using Glassport.App.Serving;
using Glassport.Capture;
using Glassport.Packets;

namespace Glassport.App.Watching;

/// <summary>Does what <c>glassport watch</c> promises.</summary>
internal static class Watch
{
    // Who presses Ctrl-C ends the program before the pipe as well: what it still writes is waited for.
    private static readonly TimeSpan LastWords = TimeSpan.FromSeconds(1);

    /// <summary>Watches until the input ends, or Ctrl-C; answers the exit code.</summary>
    public static async Task<int> RunAsync(WatchRequest request)
    {
        using ServeSignals signals = new(static () => { });
        try
        {
            IPacketSource source = await OpenAsync(request, signals.AtOnce).ConfigureAwait(false);
            await using (source.ConfigureAwait(false))
                await RunAsync(request, source, signals).ConfigureAwait(false);
            return ExitCode.Success;
        }
        catch (OperationCanceledException)
        {
            return ExitCode.Interrupted;
        }
        catch (Exception failure) when (failure is CaptureOpenException or IOException or UnauthorizedAccessException)
        {
            if (Explain.IsClosedPipe(failure))
                return ExitCode.Success;
            await NoteAsync(failure.Message).ConfigureAwait(false);
            return ExitCode.Failure;
        }
    }

    private static async Task RunAsync(WatchRequest request, IPacketSource source, ServeSignals signals)
    {
        StreamTarget target = new(Console.OpenStandardOutput());
        await using (target.ConfigureAwait(false))
        {
            bool colour = !Console.IsOutputRedirected && !request.NoColour && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));
            RenderingOptions rendering = request.Rendering with { Colour = colour };
            LineForm form = LineForm.Of(request.Format, rendering);
            using IRenderingSession? session = form.OfSessions?.Begin(new TargetStream(target, new LineMark("conversation", null)), rendering);
            using CancellationTokenSource stop = new();
            _ = StopAsync(signals, stop, request.File is null ? LastWords : TimeSpan.Zero);
            ExplainerOptions options = new()
            {
                Ports = request.Ports,
                Encoding = request.Encoding,
                KeepConversations = false,
                Watch = new() { Watcher = new LineWatcher(form, target), IdleLimit = request.IdleLimit, Stop = stop.Token },
            };
            Explanation explanation = await Explainer.RunAsync(source, options, session, signals.AtOnce).ConfigureAwait(false);
            await target.FlushAsync(signals.AtOnce).ConfigureAwait(false);
            if (explanation.Capture.Damage is { } damage)
                await NoteAsync(string.Create(CultureInfo.InvariantCulture, $"{damage.File} is damaged at byte {damage.Offset}: {damage.Reason}.")).ConfigureAwait(false);
        }
    }

    private static async Task StopAsync(ServeSignals signals, CancellationTokenSource stop, TimeSpan patience)
    {
        await signals.Stop.ConfigureAwait(false);
        stop.CancelAfter(patience);
    }

    private static async ValueTask<IPacketSource> OpenAsync(WatchRequest request, CancellationToken cancellationToken) => request.File is { } file
        ? CaptureFiles.Follow(file, static note => NoteAsync(note).GetAwaiter().GetResult(), TimeProvider.System)
        : await CaptureFiles.OpenAsync([CaptureFiles.StandardInput], Console.OpenStandardInput(), cancellationToken).ConfigureAwait(false);

    private static Task NoteAsync(string text) => Console.Error.WriteLineAsync("glassport: " + SafeText.Visible(text));
}
