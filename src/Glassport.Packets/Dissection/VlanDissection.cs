namespace Glassport.Packets.Dissection;

/// <summary>An IEEE 802.1Q tag.</summary>
internal static class VlanDissection
{
    private const int Length = 4;

    /// <summary>Reads it.</summary>
    public static DissectionStep Read(ref FrameReader frame)
    {
        if (!frame.Begin("vlan", "802.1Q Virtual LAN", Length))
            return DissectionStep.End;
        int tag = frame.Short(0);
        frame.Add("vlan.priority", "Priority", tag >> 13, 0, 2);
        frame.Add("vlan.dei", "Drop eligible", (tag >> 12) & 1, 0, 2);
        frame.Add("vlan.id", "ID", tag & 0xFFF, 0, 2);
        return EtherTypes.Next(ref frame, 2, Length, "vlan.etype", "vlan", $"802.1Q Virtual LAN, ID: {tag & 0xFFF}");
    }
}
