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
        try
        {
            // The filter is checked here, before a file is made or replaced.
            using LiveInterface live = LiveInterface.Open(request.Live, TimeProvider.System);
            CaptureFiles files = new(request.Output, request.Rotation);
            CaptureStream first = CaptureRights.OpenAndGiveUp(files);
            // From here on this thread and those that it starts may do nothing that its user may not; and no packet was looked at yet.
            CaptureCounters counters = new();
            using CaptureWriting writing = new(request, live, files, first, counters, TimeProvider.System);
            FtpSelection? selection = request.Ftp is { } ftp ? new(ftp, request.HeadersOnly, live.Link, writing) : null;
            CaptureSession session = new(live, writing, selection, counters, TimeProvider.System);
            Tell(request, live.Warning);
            string beginning = Beginning(request, files);
            try
            {
                using (new CaptureLine(counters, !request.IsQuiet && !Console.IsErrorRedirected))
                    await RunAsync(request, session, beginning, cancellationToken).ConfigureAwait(false);
            }
            finally
            {
                Tell(request, CaptureLine.Summary(writing.SafePackets, writing.SafeBytes, session.Statistics));
                Tell(request, selection?.Summary);
            }

            return ExitCode.Success;
        }
        catch (Exception failure) when (failure is LiveCaptureException or IOException or UnauthorizedAccessException or InvalidOperationException)
        {
            if (Explain.IsClosedPipe(failure))
                return ExitCode.Success;
            await Console.Error.WriteLineAsync("glassport: " + SafeText.Visible(failure.Message) + CaptureRights.Advice(failure)).ConfigureAwait(false);
            return ExitCode.Failure;
        }
    }

    private static async Task RunAsync(CaptureRequest request, CaptureSession session, string beginning, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        // SIGHUP: the terminal has gone.
        using ServeSignals signals = new(stop.Cancel);
        _ = CancelAsync(stop, signals.Stop);
        if (request.Duration is { } duration)
            stop.CancelAfter(duration);
        TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Thread thread = new(() => Complete(ended, Run)) { Name = "capture" };
        thread.Start();
        await ended.Task.ConfigureAwait(false);

        void Run()
        {
            Tell(request, beginning);
            session.Run(stop.Token);
        }
    }

    private static void Complete(TaskCompletionSource ended, Action run)
    {
        try
        {
            run();
            ended.SetResult();
        }
        catch (Exception failure)
        {
            ended.SetException(failure);
        }
    }

    private static async Task CancelAsync(CancellationTokenSource stop, Task signal)
    {
        await signal.ConfigureAwait(false);
        await stop.CancelAsync().ConfigureAwait(false);
    }

    private static string Beginning(CaptureRequest request, CaptureFiles files)
    {
        string what = request.Filter is { } filter ? $", only '{filter}'" : "";
        return string.Create(CultureInfo.InvariantCulture, $"Capturing on {request.Live.Interface}{what}, to {files.Name} …");
    }

    private static void Tell(CaptureRequest request, string? line)
    {
        if (line is not null && !request.IsQuiet)
            Console.Error.WriteLine(SafeText.Visible(line));
    }
}
