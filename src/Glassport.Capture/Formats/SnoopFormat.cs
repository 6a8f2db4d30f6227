namespace Glassport.Capture.Formats;

/// <summary>Sun's snoop file (RFC 1761).</summary>
internal sealed class SnoopFormat : ICaptureFormat
{
    /// <summary>The identification pattern (RFC 1761 §3).</summary>
    public static ReadOnlySpan<byte> Pattern => "snoop\0\0\0"u8;

    public string Name => "snoop";

    public bool Recognises(ReadOnlySpan<byte> first) => first.StartsWith(Pattern);

    public RecordReader CreateReader(Tally tally) => new SnoopReader(tally);
}
