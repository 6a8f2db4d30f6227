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
        FileTarget? file = request.Output is { } output ? new(output, Note) : null;
        using ServeSignals signals = new(file is null ? null : file.Reopen);
        try
        {
            file?.Open();
            IPacketSource source = await OpenAsync(request, signals.AtOnce).ConfigureAwait(false);
            await using (source.ConfigureAwait(false))
                await RunAsync(request, file, source, signals).ConfigureAwait(false);
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
            Note(failure.Message);
            return ExitCode.Failure;
        }
    }

    private static async Task RunAsync(WatchRequest request, FileTarget? file, IPacketSource source, ServeSignals signals)
    {
        SeveralTargets target = new([.. Targets(request, file)]);
        await using (target.ConfigureAwait(false))
        {
            bool isPlain = file is not null || request.Syslog is not null || Console.IsOutputRedirected || request.NoColour;
            RenderingOptions rendering = request.Rendering with { Colour = !isPlain && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")) };
            LineForm form = LineForm.Of(request.Format, rendering, shortLines: request.Syslog is not null);
            using SessionLines? sessions = form.OfSessions is { } ofSessions ? new(ofSessions, target, rendering) : null;
            using CancellationTokenSource stop = new();
            ExplainerOptions options = new()
            {
                Ports = request.Ports,
                Encoding = request.Encoding,
                KeepConversations = false,
                Watch = new() { Watcher = new LineWatcher(form, target), IdleLimit = request.IdleLimit, Stop = stop.Token },
            };
            Task<Explanation> watching = Explainer.RunAsync(source, options, sessions, signals.AtOnce);
            if (await Task.WhenAny(watching, signals.Stop).ConfigureAwait(false) != watching)
                stop.CancelAfter(request.File is null ? LastWords : TimeSpan.Zero);
            Explanation explanation = await watching.ConfigureAwait(false);
            await target.FlushAsync(signals.AtOnce).ConfigureAwait(false);
            if (explanation.Capture.Damage is { } damage)
                Note(string.Create(CultureInfo.InvariantCulture, $"{damage.File} is damaged at byte {damage.Offset}: {damage.Reason}."));
        }
    }

    private static IEnumerable<ITarget> Targets(WatchRequest request, FileTarget? file)
    {
        if (file is not null)
            yield return file;
        if (request.Syslog is { } syslog)
            yield return new SyslogTarget(syslog, TimeProvider.System, Note);
        if (file is null && request.Syslog is null)
            yield return new StreamTarget(Console.OpenStandardOutput());
    }

    private static async ValueTask<IPacketSource> OpenAsync(WatchRequest request, CancellationToken cancellationToken) => request.File is { } file
        ? CaptureFiles.Follow(file, Note, TimeProvider.System)
        : await CaptureFiles.OpenAsync([CaptureFiles.StandardInput], Console.OpenStandardInput(), cancellationToken).ConfigureAwait(false);

    private static void Note(string text) => Console.Error.WriteLine("glassport: " + SafeText.Visible(text));
}
