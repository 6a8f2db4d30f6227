namespace Glassport.Capture.Formats;

/// <summary>The capture file formats that can be read.</summary>
internal static class CaptureFormats
{
    /// <summary>How many bytes tell every format apart; no format's header is shorter.</summary>
    public const int PeekLength = 16;

    /// <summary>The formats in the order in which they are tried; a new one is one line here.</summary>
    public static IReadOnlyList<ICaptureFormat> All { get; } =
    [
        new PcapngFormat(),
        new PcapFormat(),
        new SnoopFormat(),
    ];

    /// <summary>The format of a file that begins with <paramref name="first"/>, or null when it is none of them.</summary>
    public static ICaptureFormat? Recognise(ReadOnlySpan<byte> first)
    {
        foreach (ICaptureFormat format in All)
        {
            if (format.Recognises(first))
                return format;
        }

        return null;
    }
}
