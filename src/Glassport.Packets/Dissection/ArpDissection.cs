namespace Glassport.Packets.Dissection;

/// <summary>ARP for IPv4 on Ethernet (RFC 826).</summary>
internal static class ArpDissection
{
    private const int Length = 28;

    /// <summary>Reads it.</summary>
    public static DissectionStep Read(ref FrameReader frame)
    {
        if (!frame.Begin("arp", "Address Resolution Protocol", Length))
            return DissectionStep.End;
        int operation = frame.Short(6);
        string name = operation switch { 1 => "request", 2 => "reply", _ => $"operation {operation}" };
        frame.Add("arp.hw.type", "Hardware type", frame.Short(0), 0, 2);
        frame.Add("arp.proto.type", "Protocol type", $"0x{frame.Short(2):x4}", 2, 2);
        frame.Add("arp.hw.size", "Hardware size", frame.Byte(4), 4, 1);
        frame.Add("arp.proto.size", "Protocol size", frame.Byte(5), 5, 1);
        frame.Add("arp.opcode", "Opcode", $"{name} ({operation})", 6, 2);
        if (frame.Byte(4) == 6 && frame.Byte(5) == 4)
        {
            frame.Add("arp.src.hw_mac", "Sender MAC address", MacAddress.Read(frame.Bytes(8, 6)).ToString(), 8, 6);
            frame.Add("arp.src.proto_ipv4", "Sender IP address", HostAddress.ReadIPv4(frame.Bytes(14, 4)).ToString(), 14, 4);
            frame.Add("arp.dst.hw_mac", "Target MAC address", MacAddress.Read(frame.Bytes(18, 6)).ToString(), 18, 6);
            frame.Add("arp.dst.proto_ipv4", "Target IP address", HostAddress.ReadIPv4(frame.Bytes(24, 4)).ToString(), 24, 4);
        }

        frame.Position += Length;
        frame.Shorten(frame.Position, 0);
        frame.End("arp", $"Address Resolution Protocol ({name})");
        return DissectionStep.End;
    }
}
