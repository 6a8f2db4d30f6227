using System.Globalization;
using Glassport.Analysis;
using Glassport.Analysis.Model;
using Glassport.Analysis.Rendering;
using Glassport.App.Capturing;
using Glassport.App.Serving;
using Glassport.App.Watching.Screen;
using Glassport.Capture;
using Glassport.Capture.Live;
using Glassport.Packets;
using CaptureFiles = Glassport.Capture.CaptureFiles;

namespace Glassport.App.Watching;

/// <summary>Does what <c>glassport watch</c> promises.</summary>
internal static class Watch
{
    // Who presses Ctrl-C ends the program before the pipe as well: what it still writes is waited for.
    private static readonly TimeSpan LastWords = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan PictureEvery = TimeSpan.FromMilliseconds(250);

    /// <summary>Watches until the input ends, or Ctrl-C; answers the exit code.</summary>
    public static async Task<int> RunAsync(WatchRequest request)
    {
        WatchNotes notes = new();
        FileTarget? file = request.Output is { } output ? new(output, notes.Say) : null;
        using ServeSignals signals = new(file is null ? null : file.Reopen);
        try
        {
            file?.Open();
            using CancellationTokenSource stop = new();
            IPacketSource source = await OpenAsync(request, notes, stop.Token, signals.AtOnce).ConfigureAwait(false);
            await using (source.ConfigureAwait(false))
                await RunAsync(request, file, source, notes, signals, stop).ConfigureAwait(false);
            return ExitCode.Success;
        }
        catch (OperationCanceledException)
        {
            return ExitCode.Interrupted;
        }
        catch (Exception failure) when (failure is CaptureOpenException or LiveCaptureException or IOException or UnauthorizedAccessException or InvalidOperationException)
        {
            if (Explain.IsClosedPipe(failure))
                return ExitCode.Success;
            notes.Say(failure.Message + CaptureRights.Advice(failure));
            return ExitCode.Failure;
        }
    }

    private static async Task RunAsync(
        WatchRequest request, FileTarget? file, IPacketSource source, WatchNotes notes, ServeSignals signals, CancellationTokenSource stop)
    {
        bool isElsewhere = file is not null || request.Syslog is not null;
        bool isTerminal = !Console.IsOutputRedirected;
        bool canDraw = isTerminal && Environment.GetEnvironmentVariable("TERM") is not ("dumb" or "" or null);
        bool isColoured = canDraw && !request.NoColour && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));
        RenderingOptions onTerminal = request.Rendering with { Colour = isColoured };
        if (!canDraw || request.Lines || (request.Format != "text" && !isElsewhere))
        {
            await RunAsync(request, file, source, notes, signals, stop, isElsewhere ? request.Rendering : onTerminal, null).ConfigureAwait(false);
            return;
        }

        FullScreen screen = new(Console.OpenStandardOutput(), Size, Name(request), onTerminal);
        try
        {
            notes.Show(screen.Board);
            await RunAsync(request, file, source, notes, signals, stop, request.Rendering, screen).ConfigureAwait(false);
        }
        finally
        {
            await screen.DisposeAsync().ConfigureAwait(false);
            notes.Hide();
        }

        foreach (string line in screen.Rest(onTerminal))
            Console.WriteLine(line);
    }

    private static async Task RunAsync(
        WatchRequest request, FileTarget? file, IPacketSource source, WatchNotes notes, ServeSignals signals, CancellationTokenSource stop,
        RenderingOptions rendering, FullScreen? screen)
    {
        SeveralTargets target = new([.. Targets(request, file, notes, screen)]);
        await using (target.ConfigureAwait(false))
        {
            LineForm form = LineForm.Of(request.Format, rendering, shortLines: request.Syslog is not null);
            using SessionLines? sessions = form.OfSessions is { } ofSessions ? new(ofSessions, target, rendering) : null;
            LineWatcher lines = new(form, target);
            ExplainerOptions options = new()
            {
                Ports = request.Ports,
                Encoding = request.Encoding,
                KeepConversations = false,
                Watch = new()
                {
                    Watcher = screen is null ? lines : new SeveralWatchers([screen, lines]),
                    IdleLimit = request.IdleLimit,
                    PictureEvery = screen is null ? null : PictureEvery,
                    // A live interface ends by itself, with what the kernel has still to hand over.
                    Stop = request.Live is null ? stop.Token : default,
                },
            };
            Task<Explanation> watching = Explainer.RunAsync(source, options, sessions, signals.AtOnce);
            using CancellationTokenSource over = new();
            Task wanted = screen is not null && !Console.IsInputRedirected ? Task.WhenAny(signals.Stop, FullScreen.WaitForEndAsync(over.Token)) : signals.Stop;
            if (await Task.WhenAny(watching, wanted).ConfigureAwait(false) != watching)
                stop.CancelAfter(request.File is null && request.Live is null ? LastWords : TimeSpan.Zero);
            await Task.WhenAny(watching).ConfigureAwait(false);
            await over.CancelAsync().ConfigureAwait(false);
            Explanation explanation = await watching.ConfigureAwait(false);
            await target.FlushAsync(signals.AtOnce).ConfigureAwait(false);
            if (explanation.Capture.Damage is { } damage)
                notes.Say(string.Create(CultureInfo.InvariantCulture, $"{damage.File} is damaged at byte {damage.Offset}: {damage.Reason}."));
            if (request.Live is not null && source.Facts.Dropped > 0)
                notes.Say(string.Create(CultureInfo.InvariantCulture, $"The kernel dropped {source.Facts.Dropped:N0} packets: this could not keep up."));
        }
    }

    private static IEnumerable<ITarget> Targets(WatchRequest request, FileTarget? file, WatchNotes notes, FullScreen? screen)
    {
        if (file is not null)
            yield return file;
        if (request.Syslog is { } syslog)
            yield return new SyslogTarget(syslog, TimeProvider.System, notes.Say);
        if (file is null && request.Syslog is null && screen is null)
            yield return new StreamTarget(Console.OpenStandardOutput());
    }

    // What does not say how large it is.
    private static (int Width, int Height) Size() => Console.WindowWidth > 0 && Console.WindowHeight > 0 ? (Console.WindowWidth, Console.WindowHeight) : (80, 24);

    private static string Name(WatchRequest request) => SafeText.Visible(Path.GetFileName(request.File) ?? request.Live?.Interface ?? CaptureFiles.StandardInput);

    private static async ValueTask<IPacketSource> OpenAsync(WatchRequest request, WatchNotes notes, CancellationToken stop, CancellationToken cancellationToken)
    {
        if (request.Live is { } options)
            return OpenLive(request, options, notes, stop);
        return request.File is { } file
            ? CaptureFiles.Follow(file, notes.Say, TimeProvider.System)
            : await CaptureFiles.OpenAsync([CaptureFiles.StandardInput], Console.OpenStandardInput(), cancellationToken).ConfigureAwait(false);
    }

    private static LiveSource OpenLive(WatchRequest request, LiveOptions options, WatchNotes notes, CancellationToken stop)
    {
        LiveInterface live = LiveInterface.Open(options, TimeProvider.System);
        try
        {
            // Before a packet is looked at. Logs that are moved away have to be made anew.
            CaptureCredentials.GiveUp(request.Output is not null && CaptureCredentials.IsRoot);
        }
        catch
        {
            live.Dispose();
            throw;
        }

        if (live.Warning is { } warning)
            notes.Say(warning);
        notes.Say($"Watching {options.Interface} …");
        return new(live, TimeProvider.System, stop);
    }
}
