namespace Glassport.Capture.Formats;

/// <summary>A kind of capture file: how it is recognised and who reads it.</summary>
internal interface ICaptureFormat
{
    /// <summary>The format's usual name, such as <c>pcapng</c>.</summary>
    string Name { get; }

    /// <summary>
    /// Whether a file that begins with these bytes is of this format. They are the file's first
    /// <see cref="CaptureFormats.PeekLength"/> bytes, or fewer when it has fewer.
    /// </summary>
    bool Recognises(ReadOnlySpan<byte> first);

    /// <summary>A reader for one file of this format, which adds to what was counted before it.</summary>
    RecordReader CreateReader(Tally tally);
}
