using System.Globalization;

namespace Glassport.Packets.Dissection;

/// <summary>What an EtherType says of what follows.</summary>
internal static class EtherTypes
{
    /// <summary>Adds the type's field, ends the layer and answers what comes next.</summary>
    /// <param name="frame">The frame.</param>
    /// <param name="at">Where the type is, from the layer's start.</param>
    /// <param name="length">The layer's length.</param>
    /// <param name="field">The field's name.</param>
    /// <param name="layer">The layer's name.</param>
    /// <param name="title">The layer's title.</param>
    public static DissectionStep Next(ref FrameReader frame, int at, int length, string field, string layer, string title)
    {
        int type = frame.Short(at);
        (DissectionStep next, string name) = type switch
        {
            EtherType.IPv4 => (DissectionStep.IPv4, "IPv4"),
            EtherType.IPv6 => (DissectionStep.IPv6, "IPv6"),
            EtherType.Arp => (DissectionStep.Arp, "ARP"),
            EtherType.Vlan or EtherType.ServiceVlan or EtherType.StackedVlan or EtherType.StackedVlanAlternative => (DissectionStep.Vlan, "VLAN tag"),
            EtherType.PppoeSession => (DissectionStep.End, "PPPoE session"),
            EtherType.Mpls or EtherType.MplsUpstream => (DissectionStep.End, "MPLS"),
            < EtherType.Smallest => (DissectionStep.End, "length"),
            _ => (DissectionStep.End, "unknown"),
        };
        frame.Add(field, "Type", string.Create(CultureInfo.InvariantCulture, $"{name} (0x{type:x4})"), at, 2);
        frame.Position += length;
        frame.End(layer, title);
        return next;
    }
}
