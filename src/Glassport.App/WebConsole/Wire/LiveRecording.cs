using Glassport.App.Capturing;
using Glassport.Capture.Live;

namespace Glassport.App.WebConsole.Wire;

/// <summary>A capture that goes on, on a thread of its own.</summary>
internal sealed class LiveRecording : IDisposable
{
    private readonly CancellationTokenSource stop = new();
    private readonly TaskCompletionSource<Exception?> ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private LiveRecording(CaptureRequest request) => Request = request;

    /// <summary>What is captured.</summary>
    public CaptureRequest Request { get; }

    /// <summary>How far it has come.</summary>
    public CaptureCounters Counters { get; } = new();

    /// <summary>Ends with the capture; answers what ended it too early, or null.</summary>
    public Task<Exception?> Ended => ended.Task;

    /// <summary>Begins. The interface is listened to when this returns, and the file is there.</summary>
    /// <exception cref="LiveCaptureException">The interface cannot be listened to, or the filter is wrong.</exception>
    /// <exception cref="IOException">The file cannot be made.</exception>
    public static LiveRecording Start(CaptureRequest request, TimeProvider time)
    {
        LiveRecording recording = new(request);
        LiveInterface live = LiveInterface.Open(request.Live, time);
        try
        {
            CaptureFiles files = new(request.Output, null);
            CaptureWriting writing = new(request, live, files, files.OpenNext(time.GetLocalNow()), recording.Counters, time);
            writing.Tick();
            Thread thread = new(() => recording.Run(live, writing, time)) { Name = "capture", IsBackground = true };
            thread.Start();
            return recording;
        }
        catch
        {
            live.Dispose();
            throw;
        }
    }

    /// <summary>Ends it.</summary>
    public void Stop() => stop.Cancel();

    /// <inheritdoc/>
    public void Dispose() => stop.Dispose();

    private void Run(LiveInterface live, CaptureWriting writing, TimeProvider time)
    {
        try
        {
            using (live)
            using (writing)
            {
                FtpSelection? selection = Request.Ftp is { } ftp ? new(ftp, Request.HeadersOnly, live.Link, writing) : null;
                new CaptureSession(live, writing, selection, Counters, time).Run(stop.Token);
            }

            ended.SetResult(null);
        }
        catch (Exception failure) when (failure is LiveCaptureException or IOException or UnauthorizedAccessException)
        {
            ended.SetResult(failure);
        }
    }
}
