using Glassport.Packets.Net;

namespace Glassport.Packets.Dissection;

/// <summary>ICMPv6 (RFC 4443) with neighbour discovery (RFC 4861).</summary>
internal static class IcmpV6Dissection
{
    private const int Length = 8;
    private const int TargetLength = 16;

    /// <summary>Reads it.</summary>
    public static DissectionStep Read(ref FrameReader frame)
    {
        if (!frame.Begin("icmpv6", "Internet Control Message Protocol v6", Length))
            return DissectionStep.End;
        byte type = frame.Byte(0), code = frame.Byte(1);
        frame.Add("icmpv6.type", "Type", type, 0, 1);
        frame.Add("icmpv6.code", "Code", code, 1, 1);
        frame.AddHex("icmpv6.checksum", "Checksum", frame.Short(2), 4, 2, 2);
        frame.Position += Length;
        string title = type switch { 135 => "Neighbor Solicitation", 136 => "Neighbor Advertisement", _ => IcmpReason.Of(v6: true, type, code) };
        if (type is 135 or 136 && frame.Left >= TargetLength)
        {
            frame.Add("icmpv6.nd.target", "Target address", HostAddress.ReadIPv6(frame.Bytes(Length, TargetLength)).ToString(), Length, TargetLength);
            frame.Position += TargetLength;
        }

        frame.End("icmpv6", $"Internet Control Message Protocol v6, {title}");
        return type is >= 1 and <= 4 ? DissectionStep.IPv6 : DissectionStep.End;
    }
}
