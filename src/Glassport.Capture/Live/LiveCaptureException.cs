namespace Glassport.Capture.Live;

/// <summary>
/// Packets cannot be captured, or no longer. The message says what is wrong, where and what to do; it is fit to be shown as it is once
/// its control characters are escaped.
/// </summary>
/// <param name="failure">What kind of thing is wrong.</param>
/// <param name="message">The whole message.</param>
/// <param name="inner">The system's own error, when there was one.</param>
public sealed class LiveCaptureException(LiveFailure failure, string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>What kind of thing is wrong.</summary>
    public LiveFailure Failure { get; } = failure;
}
