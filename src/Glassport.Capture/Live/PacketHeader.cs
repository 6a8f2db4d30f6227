using Glassport.Packets;

namespace Glassport.Capture.Live;

/// <summary>struct pcap_pkthdr: a struct timeval, which is another on every system, and two lengths.</summary>
/// <param name="start">Where it lies.</param>
internal readonly unsafe ref struct PacketHeader(byte* start)
{
    private const long NanosecondsPerSecond = 1_000_000_000;

    // long and long on Linux of 64 bits, long and int with padding on macOS, int and int on Windows.
    private static readonly bool IsShort = OperatingSystem.IsWindows() || !Environment.Is64BitProcess;
    private static readonly bool HasShortFraction = IsShort || OperatingSystem.IsMacOS();
    private static readonly int FractionAt = IsShort ? 4 : 8;
    private static readonly int LengthsAt = IsShort ? 8 : 16;

    private readonly byte* _start = start;

    /// <summary>How many bytes were captured.</summary>
    public int CapturedLength => *(int*)(_start + LengthsAt);

    /// <summary>How many bytes there were on the wire; at least the captured ones.</summary>
    public int OriginalLength => (int)Math.Clamp(*(uint*)(_start + LengthsAt + sizeof(int)), (uint)CapturedLength, int.MaxValue);

    /// <summary>When it was captured.</summary>
    /// <param name="nanosecondsPerUnit">What the fraction of the second counts.</param>
    public Timestamp Time(long nanosecondsPerUnit)
    {
        // Unsigned, where it has 32 bits only: good until 2106.
        long seconds = IsShort ? *(uint*)_start : *(long*)_start;
        long fraction = HasShortFraction ? *(int*)(_start + FractionAt) : *(long*)(_start + FractionAt);
        return new((seconds * NanosecondsPerSecond) + (fraction * nanosecondsPerUnit));
    }
}
