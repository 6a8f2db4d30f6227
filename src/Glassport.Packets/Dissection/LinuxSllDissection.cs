namespace Glassport.Packets.Dissection;

/// <summary>Linux cooked capture, version 1.</summary>
internal static class LinuxSllDissection
{
    private const int Length = 16;

    /// <summary>Reads it.</summary>
    public static DissectionStep Read(ref FrameReader frame)
    {
        if (!frame.Begin("sll", "Linux cooked capture", Length))
            return DissectionStep.End;
        frame.Add("sll.pkttype", "Packet type", PacketTypes.NameOf(frame.Short(0)), 0, 2);
        frame.Add("sll.hatype", "Link-layer address type", frame.Short(2), 2, 2);
        frame.Add("sll.halen", "Link-layer address length", frame.Short(4), 4, 2);
        if (frame.Short(4) == 6)
            frame.Add("sll.src.eth", "Source", MacAddress.Read(frame.Bytes(6, 6)).ToString(), 6, 6);
        return EtherTypes.Next(ref frame, 14, Length, "sll.etype", "sll", "Linux cooked capture v1");
    }
}
