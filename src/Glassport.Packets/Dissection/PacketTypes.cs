namespace Glassport.Packets.Dissection;

/// <summary>Linux's word for whom a packet was (PACKET_HOST and so on).</summary>
internal static class PacketTypes
{
    /// <summary>The name with its number.</summary>
    public static string NameOf(int type) => type switch
    {
        0 => "Unicast to us (0)",
        1 => "Broadcast (1)",
        2 => "Multicast (2)",
        3 => "Unicast to another host (3)",
        4 => "Sent by us (4)",
        _ => $"Unknown ({type})",
    };
}
