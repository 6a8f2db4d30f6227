using Glassport.Packets.Net;

namespace Glassport.Packets.Dissection;

/// <summary>IPv6 (RFC 8200) with the extension headers in front of the transport.</summary>
internal static class IPv6Dissection
{
    private const int Length = 40;
    private const int MostExtensions = 8;

    /// <summary>Reads it.</summary>
    public static DissectionStep Read(ref FrameReader frame)
    {
        if (!frame.Begin("ipv6", "Internet Protocol Version 6", Length) || frame.Byte(0) >> 4 != 6)
            return DissectionStep.End;
        string from = HostAddress.ReadIPv6(frame.Bytes(8, 16)).ToString(), to = HostAddress.ReadIPv6(frame.Bytes(24, 16)).ToString();
        int payload = frame.Short(4), next = frame.Byte(6);
        frame.Add("ipv6.version", "Version", 6, 0, 1);
        frame.AddHex("ipv6.tclass", "Traffic class", (frame.Int(0) >> 20) & 0xFF, 2, 0, 4);
        frame.AddHex("ipv6.flow", "Flow label", frame.Int(0) & 0xFFFFF, 5, 0, 4);
        frame.Add("ipv6.plen", "Payload length", payload, 4, 2);
        frame.Add("ipv6.nxt", "Next header", ProtocolNames.Of(next), 6, 1);
        frame.Add("ipv6.hlim", "Hop limit", frame.Byte(7), 7, 1);
        frame.Add("ipv6.src", "Source address", from, 8, 16);
        frame.Add("ipv6.dst", "Destination address", to, 24, 16);
        frame.Position += Length;
        if (payload > 0)
            frame.Shorten(frame.Position, payload);
        bool isFirst = true;
        for (int i = 0; i < MostExtensions && next is IPProtocol.HopByHop or IPProtocol.Routing or IPProtocol.Fragment or IPProtocol.DestinationOptions; i++)
        {
            if (frame.Left < 8)
                break;
            ReadOnlySpan<byte> header = frame.Rest;
            int length = next == IPProtocol.Fragment ? 8 : (header[1] + 1) * 8;
            if (length > frame.Left)
                break;
            isFirst &= next != IPProtocol.Fragment || (((header[2] << 8) | header[3]) & 0xFFF8) == 0;
            frame.AddHere("ipv6.ext", "Extension header", $"{next}, {length} bytes", length);
            next = header[0];
            frame.Position += length;
        }

        frame.End("ipv6", $"Internet Protocol Version 6, Src: {from}, Dst: {to}");
        return isFirst ? ProtocolNames.Next(next) : DissectionStep.End;
    }
}
