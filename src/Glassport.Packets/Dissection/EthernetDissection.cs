namespace Glassport.Packets.Dissection;

/// <summary>Ethernet II, or IEEE 802.3 with a length.</summary>
internal static class EthernetDissection
{
    private const int Length = 14;

    /// <summary>Reads it.</summary>
    public static DissectionStep Read(ref FrameReader frame)
    {
        if (!frame.Begin("eth", "Ethernet II", Length))
            return DissectionStep.End;
        string to = MacAddress.Read(frame.Bytes(0, 6)).ToString(), from = MacAddress.Read(frame.Bytes(6, 6)).ToString();
        frame.Add("eth.dst", "Destination", to, 0, 6);
        frame.Add("eth.src", "Source", from, 6, 6);
        return EtherTypes.Next(ref frame, 12, Length, "eth.type", "eth", $"Ethernet II, Src: {from}, Dst: {to}");
    }
}
