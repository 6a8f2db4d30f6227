namespace Glassport.Capture.Tests.Support;

/// <summary>Bytes of snoop files.</summary>
internal static class Snoop
{
    public static ByteBuilder Header(uint version = 2, uint datalink = 4) =>
        new ByteBuilder(true).Add("snoop\0\0\0"u8).U32(version).U32(datalink);

    public static ByteBuilder Record(
        ReadOnlySpan<byte> data,
        uint dropped = 0,
        uint seconds = 1,
        uint microseconds = 2,
        uint? wire = null,
        uint? captured = null,
        uint? record = null) =>
        new ByteBuilder(true).U32(wire ?? (uint)data.Length).U32(captured ?? (uint)data.Length)
            .U32(record ?? (uint)(24 + ((data.Length + 3) & ~3))).U32(dropped).U32(seconds).U32(microseconds).Add(data).Pad(4);
}
