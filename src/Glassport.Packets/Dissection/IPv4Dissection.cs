namespace Glassport.Packets.Dissection;

/// <summary>IPv4 (RFC 791).</summary>
internal static class IPv4Dissection
{
    private const int Shortest = 20;

    /// <summary>Reads it.</summary>
    public static DissectionStep Read(ref FrameReader frame)
    {
        if (!frame.Begin("ip", "Internet Protocol Version 4", Shortest))
            return DissectionStep.End;
        int length = (frame.Byte(0) & 0xF) * 4;
        if (frame.Byte(0) >> 4 != 4 || length < Shortest || !frame.Begin("ip", "Internet Protocol Version 4", length))
            return DissectionStep.End;
        string from = HostAddress.ReadIPv4(frame.Bytes(12, 4)).ToString(), to = HostAddress.ReadIPv4(frame.Bytes(16, 4)).ToString();
        int total = frame.Short(2), fragment = frame.Short(6), protocol = frame.Byte(9);
        frame.Add("ip.version", "Version", 4, 0, 1);
        frame.Add("ip.hdr_len", "Header length", $"{length} bytes", 0, 1);
        frame.AddHex("ip.dsfield", "Differentiated services field", frame.Byte(1), 2, 1, 1);
        frame.Add("ip.len", "Total length", total, 2, 2);
        frame.AddHex("ip.id", "Identification", frame.Short(4), 4, 4, 2);
        frame.Add("ip.flags.df", "Don't fragment", (fragment >> 14) & 1, 6, 1);
        frame.Add("ip.flags.mf", "More fragments", (fragment >> 13) & 1, 6, 1);
        frame.Add("ip.frag_offset", "Fragment offset", (fragment & 0x1FFF) * 8, 6, 2);
        frame.Add("ip.ttl", "Time to live", frame.Byte(8), 8, 1);
        frame.Add("ip.proto", "Protocol", ProtocolNames.Of(protocol), 9, 1);
        frame.AddHex("ip.checksum", "Header checksum", frame.Short(10), 4, 10, 2);
        frame.Add("ip.src", "Source address", from, 12, 4);
        frame.Add("ip.dst", "Destination address", to, 16, 4);
        if (length > Shortest)
            frame.Add("ip.options", "Options", $"{length - Shortest} bytes", Shortest, length - Shortest);
        int start = frame.Position;
        frame.Position += length;
        // 0 where the sender left the length to its network card (TSO).
        if (total >= length)
            frame.Shorten(start, total);
        frame.End("ip", $"Internet Protocol Version 4, Src: {from}, Dst: {to}");
        return (fragment & 0x1FFF) != 0 ? DissectionStep.End : ProtocolNames.Next(protocol);
    }
}
