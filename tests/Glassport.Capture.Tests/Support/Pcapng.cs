namespace Glassport.Capture.Tests.Support;

/// <summary>Bytes of pcapng files.</summary>
internal static class Pcapng
{
    public static ByteBuilder Block(bool big, uint type, ByteBuilder body)
    {
        body.Pad(4);
        int length = body.Length + 12;
        return new ByteBuilder(big).U32(type).U32(length).Add(body.ToArray()).U32(length);
    }

    public static ByteBuilder Options(bool big, params (int Code, byte[] Value)[] options)
    {
        ByteBuilder bytes = new(big);
        foreach ((int code, byte[] value) in options)
            bytes.U16(code).U16(value.Length).Add(value).Pad(4);
        return options.Length == 0 ? bytes : bytes.U16(0).U16(0);
    }

    public static byte[] Value64(bool big, ulong value) => new ByteBuilder(big).U64(value).ToArray();

    public static ByteBuilder Section(bool big, params (int Code, byte[] Value)[] options) => Block(big, 0x0A0D0D0A,
        new ByteBuilder(big).U32(0x1A2B3C4D).U16(1).U16(0).U64(ulong.MaxValue).Add(Options(big, options).ToArray()));

    public static ByteBuilder Interface(bool big, int link = 1, uint snap = 0, params (int Code, byte[] Value)[] options) => Block(big, 1,
        new ByteBuilder(big).U16(link).U16(0).U32(snap).Add(Options(big, options).ToArray()));

    public static ByteBuilder Packet(
        bool big,
        uint id,
        ulong time,
        ReadOnlySpan<byte> data,
        uint? wire = null,
        uint? captured = null,
        params (int Code, byte[] Value)[] options) =>
        Block(big, 6, new ByteBuilder(big).U32(id).U32((long)(time >> 32)).U32((uint)time).U32(captured ?? (uint)data.Length)
            .U32(wire ?? (uint)data.Length).Add(data).Pad(4).Add(Options(big, options).ToArray()));

    public static ByteBuilder SimplePacket(bool big, ReadOnlySpan<byte> data, uint? wire = null) =>
        Block(big, 3, new ByteBuilder(big).U32(wire ?? (uint)data.Length).Add(data));

    public static ByteBuilder ObsoletePacket(bool big, int id, int drops, ulong time, ReadOnlySpan<byte> data) =>
        Block(big, 2, new ByteBuilder(big).U16(id).U16(drops).U32((long)(time >> 32)).U32((uint)time)
            .U32(data.Length).U32(data.Length).Add(data));

    public static ByteBuilder Statistics(bool big, uint id, params (int Code, byte[] Value)[] options) =>
        Block(big, 5, new ByteBuilder(big).U32(id).U64(0).Add(Options(big, options).ToArray()));

    public static ByteBuilder Names(bool big, params (int Code, byte[] Value)[] records) => Block(big, 4, Options(big, records));

    public static ByteBuilder Secrets(bool big, uint type, ReadOnlySpan<byte> data, uint? length = null) =>
        Block(big, 10, new ByteBuilder(big).U32(type).U32(length ?? (uint)data.Length).Add(data));
}
