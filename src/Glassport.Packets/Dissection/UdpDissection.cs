namespace Glassport.Packets.Dissection;

/// <summary>UDP (RFC 768).</summary>
internal static class UdpDissection
{
    private const int Length = 8;

    /// <summary>Reads it.</summary>
    public static DissectionStep Read(ref FrameReader frame)
    {
        if (!frame.Begin("udp", "User Datagram Protocol", Length))
            return DissectionStep.End;
        int from = frame.Short(0), to = frame.Short(2), length = frame.Short(4);
        frame.Add("udp.srcport", "Source port", from, 0, 2);
        frame.Add("udp.dstport", "Destination port", to, 2, 2);
        frame.Add("udp.length", "Length", length, 4, 2);
        frame.AddHex("udp.checksum", "Checksum", frame.Short(6), 4, 6, 2);
        int start = frame.Position;
        frame.Position += Length;
        if (length >= Length)
            frame.Shorten(start, length);
        frame.End("udp", $"User Datagram Protocol, Src Port: {from}, Dst Port: {to}");
        return DissectionStep.End;
    }
}
