using System.Globalization;
using Glassport.Analysis.Rendering;
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
            using StopSignals signals = new();
            using CancellationTokenSource stop = request.Duration is { } duration ? new(duration, TimeProvider.System) : new();
            using var both = CancellationTokenSource.CreateLinkedTokenSource(signals.Stop, stop.Token, cancellationToken);
            CaptureSession session = new(request, live, stream, counters, TimeProvider.System);
            Tell(request, live.Warning);
            Tell(request, Beginning(request, live));
            try
            {
                using (new CaptureLine(counters, !request.IsQuiet && !Console.IsErrorRedirected))
                    await Task.Factory.StartNew(() => session.Run(both.Token), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default).ConfigureAwait(false);
            }
            finally
            {
                Tell(request, CaptureLine.Summary(stream.SafePackets, stream.SafeBytes, session.Statistics));
            }

            return ExitCode.Success;
        }
        catch (Exception failure) when (failure is LiveCaptureException or IOException or UnauthorizedAccessException)
        {
            if (IsClosedPipe(failure))
                return ExitCode.Success;
            await Console.Error.WriteLineAsync("glassport: " + SafeText.Visible(failure.Message) + CaptureRights.Advice(failure)).ConfigureAwait(false);
            return ExitCode.Failure;
        }
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

    // EPIPE: whoever read our output has gone.
    private static bool IsClosedPipe(Exception failure) => failure is IOException && (failure.HResult & 0xFFFF) is 32 or 109 or 232;
}
