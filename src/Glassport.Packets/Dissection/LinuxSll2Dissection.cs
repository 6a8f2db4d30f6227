namespace Glassport.Packets.Dissection;

/// <summary>Linux cooked capture, version 2.</summary>
internal static class LinuxSll2Dissection
{
    private const int Length = 20;

    /// <summary>Reads it.</summary>
    public static DissectionStep Read(ref FrameReader frame)
    {
        if (!frame.Begin("sll", "Linux cooked capture v2", Length))
            return DissectionStep.End;
        frame.Add("sll.ifindex", "Interface index", frame.Int(4), 4, 4);
        frame.Add("sll.hatype", "Link-layer address type", frame.Short(8), 8, 2);
        frame.Add("sll.pkttype", "Packet type", PacketTypes.NameOf(frame.Byte(10)), 10, 1);
        if (frame.Byte(11) == 6)
            frame.Add("sll.src.eth", "Source", MacAddress.Read(frame.Bytes(12, 6)).ToString(), 12, 6);
        return EtherTypes.Next(ref frame, 0, Length, "sll.etype", "sll", "Linux cooked capture v2");
    }
}
