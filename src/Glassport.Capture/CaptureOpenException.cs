namespace Glassport.Capture;

/// <summary>
/// A capture file cannot be opened: it does not exist, may not be read, is a folder, is empty, or is not a capture.
/// The message names the file and says what is wrong and what to do; it is fit to be shown as it is.
/// </summary>
public sealed class CaptureOpenException : Exception
{
    /// <param name="file">The path as it was given; <c>-</c> for standard input.</param>
    /// <param name="problem">What is wrong and what to do, as the rest of a sentence that begins with the file.</param>
    /// <param name="inner">The system's own error, when there was one.</param>
    public CaptureOpenException(string file, string problem, Exception? inner = null)
        : base($"{file}: {problem}", inner)
    {
        File = file;
    }

    /// <summary>The path as it was given; <c>-</c> for standard input.</summary>
    public string File { get; }
}
