namespace Glassport.Packets.Link;

/// <summary>What may stand between the link and the network layer.</summary>
internal static class Shim
{
    /// <summary>Reads the one that the EtherType names and answers the EtherType behind it, or <see cref="Cursor.End"/>.</summary>
    public static int Read(int etherType, ref Cursor cursor, ref Packet packet) => etherType switch
    {
        EtherType.Vlan or EtherType.ServiceVlan or EtherType.StackedVlan or EtherType.StackedVlanAlternative
            => VlanTag.Read(ref cursor, ref packet),
        EtherType.PppoeSession => Pppoe.Read(ref cursor, ref packet),
        EtherType.Mpls or EtherType.MplsUpstream => Mpls.Read(ref cursor, ref packet),
        EtherType.Bridging => Ethernet.Read(ref cursor, ref packet),
        _ => Cursor.End,
    };
}
