using System.Globalization;

namespace Glassport.Packets.Link;

/// <summary>The link layers that can be read. A new one is a file beside this one and a line in the list.</summary>
public static class LinkLayers
{
    private static readonly LinkLayer[] s_all =
    [
        new(LinkType.Null, "NULL", Loopback.Read),
        new(LinkType.Ethernet, "ETHERNET", Ethernet.Read),
        new(LinkType.Ppp, "PPP", Ppp.Read),
        new(LinkType.RawBsd, "RAW", RawIP.Read),
        new(LinkType.RawOpenBsd, "RAW", RawIP.Read),
        new(LinkType.PppHdlc, "PPP_HDLC", Ppp.Read),
        new(LinkType.PppEther, "PPP_ETHER", Pppoe.Read),
        new(LinkType.Raw, "RAW", RawIP.Read),
        new(LinkType.Ieee80211, "IEEE802_11", Ieee80211.Read),
        new(LinkType.Loop, "LOOP", Loopback.Read),
        new(LinkType.LinuxSll, "LINUX_SLL", LinuxSll.Read),
        new(LinkType.Ieee80211Radiotap, "IEEE802_11_RADIOTAP", Radiotap.Read),
        new(LinkType.PppWithDirection, "PPP_WITH_DIR", Ppp.ReadWithDirection),
        new(LinkType.IPv4, "IPV4", RawIP.Read),
        new(LinkType.IPv6, "IPV6", RawIP.Read),
        new(LinkType.LinuxSll2, "LINUX_SLL2", LinuxSll2.Read),
    ];

    private static readonly LinkLayer?[] s_byNumber = Index();

    /// <summary>The link types that can be read, by number.</summary>
    public static IEnumerable<LinkType> Types => s_all.Select(static layer => layer.Type);

    /// <summary>Whether frames of this type can be read.</summary>
    public static bool Supports(LinkType type) => Find(type) is not null;

    /// <summary>
    /// The name in the registry of link types without its <c>LINKTYPE_</c>, such as <c>ETHERNET</c>;
    /// <c>LINKTYPE_147</c> for one that cannot be read.
    /// </summary>
    public static string NameOf(LinkType type) =>
        Find(type)?.Name ?? string.Create(CultureInfo.InvariantCulture, $"LINKTYPE_{(ushort)type}");

    /// <summary>Reads the frame's link layer and answers the EtherType behind it, or <see cref="Cursor.End"/>.</summary>
    internal static int Read(ref Cursor cursor, ref Packet packet) =>
        Find(packet.Link) is { } layer ? layer.Read(ref cursor, ref packet) : Cursor.End;

    private static LinkLayer? Find(LinkType type) => (int)type < s_byNumber.Length ? s_byNumber[(int)type] : null;

    private static LinkLayer?[] Index()
    {
        LinkLayer?[] index = new LinkLayer?[s_all.Max(static layer => (int)layer.Type) + 1];
        foreach (LinkLayer layer in s_all)
            index[(int)layer.Type] = layer;
        return index;
    }
}
