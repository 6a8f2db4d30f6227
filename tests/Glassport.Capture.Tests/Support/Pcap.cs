namespace Glassport.Capture.Tests.Support;

/// <summary>Bytes of pcap files.</summary>
internal static class Pcap
{
    public const uint Microseconds = 0xA1B2C3D4;
    public const uint Nanoseconds = 0xA1B23C4D;
    public const uint Modified = 0xA1B2CD34;

    public static ByteBuilder Header(bool big, uint magic = Microseconds, uint link = 1, int major = 2, int minor = 4) =>
        new ByteBuilder(big).U32(magic).U16(major).U16(minor).U32(0).U32(0).U32(65_535).U32(link);

    public static ByteBuilder Record(
        bool big,
        ReadOnlySpan<byte> data,
        uint seconds = 1,
        uint fraction = 2,
        uint? wire = null,
        uint? captured = null,
        bool modified = false)
    {
        ByteBuilder record = new ByteBuilder(big).U32(seconds).U32(fraction)
            .U32(captured ?? (uint)data.Length).U32(wire ?? (uint)data.Length);
        if (modified)
            record.U32(3).U16(0x0800).U16(0);
        return record.Add(data);
    }
}
