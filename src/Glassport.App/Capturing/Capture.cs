using System.Globalization;
using Glassport.Analysis.Rendering;
using Glassport.App.Serving;
using Glassport.Capture.Live;

namespace Glassport.App.Capturing;

/// <summary>Does what <c>glassport capture</c> promises.</summary>
internal static class Capture
{
    /// <summary>Captures; answers the exit code.</summary>
    public static async Task<int> RunAsync(CaptureRequest request, CancellationToken cancellationToken)
    {
        CaptureCounters counters = new();
        try
        {
            // The filter is checked here, before a file is made or replaced.
            using LiveInterface live = LiveInterface.Open(request.Live, TimeProvider.System);
            using CaptureStream stream = CaptureFile.Open(request.Output);
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            // SIGHUP: the terminal has gone.
            using ServeSignals signals = new(stop.Cancel);
            _ = CancelAsync(stop, signals.Stop);
            if (request.Duration is { } duration)
                stop.CancelAfter(duration);
            CaptureSession session = new(request, live, stream, counters, TimeProvider.System);
            Tell(request, live.Warning);
            Tell(request, Beginning(request, live));
            try
            {
                using (new CaptureLine(counters, !request.IsQuiet && !Console.IsErrorRedirected))
                    await Task.Factory.StartNew(() => session.Run(stop.Token), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default).ConfigureAwait(false);
            }
            finally
            {
                Tell(request, CaptureLine.Summary(stream.SafePackets, stream.SafeBytes, session.Statistics));
            }

            return ExitCode.Success;
        }
        catch (Exception failure) when (failure is LiveCaptureException or IOException or UnauthorizedAccessException)
        {
            if (Explain.IsClosedPipe(failure))
                return ExitCode.Success;
            await Console.Error.WriteLineAsync("glassport: " + SafeText.Visible(failure.Message) + CaptureRights.Advice(failure)).ConfigureAwait(false);
            return ExitCode.Failure;
        }
    }

    private static async Task CancelAsync(CancellationTokenSource stop, Task signal)
    {
        await signal.ConfigureAwait(false);
        await stop.CancelAsync().ConfigureAwait(false);
    }

    private static string Beginning(CaptureRequest request, LiveInterface live)
    {
        string what = live.Options.Filter is { } filter ? $", only '{filter}'" : "";
        string where = request.Output == CaptureRequest.StandardOutput ? "standard output" : request.Output;
        return string.Create(CultureInfo.InvariantCulture, $"Capturing on {live.Options.Interface}{what}, to {where} …");
    }

    private static void Tell(CaptureRequest request, string? line)
    {
        if (line is not null && !request.IsQuiet)
            Console.Error.WriteLine(SafeText.Visible(line));
    }
}
