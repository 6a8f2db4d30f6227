using Glassport.Packets.Net;

namespace Glassport.Packets.Dissection;

/// <summary>ICMP (RFC 792).</summary>
internal static class IcmpDissection
{
    private const int Length = 8;

    /// <summary>Reads it.</summary>
    public static DissectionStep Read(ref FrameReader frame)
    {
        if (!frame.Begin("icmp", "Internet Control Message Protocol", Length))
            return DissectionStep.End;
        byte type = frame.Byte(0), code = frame.Byte(1);
        frame.Add("icmp.type", "Type", type, 0, 1);
        frame.Add("icmp.code", "Code", code, 1, 1);
        frame.AddHex("icmp.checksum", "Checksum", frame.Short(2), 4, 2, 2);
        frame.Position += Length;
        frame.End("icmp", $"Internet Control Message Protocol, {IcmpReason.Of(v6: false, type, code)}");
        // An error quotes the packet that it is about.
        return type is 3 or 4 or 5 or 11 or 12 ? DissectionStep.IPv4 : DissectionStep.End;
    }
}
