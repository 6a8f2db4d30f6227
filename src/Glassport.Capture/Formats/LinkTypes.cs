using Glassport.Packets.Link;

namespace Glassport.Capture.Formats;

/// <summary>How formats name link types in their own numbers.</summary>
internal static class LinkTypes
{
    /// <summary>A number that LINKTYPE_ will not assign, for what has none.</summary>
    public const LinkType Unknown = (LinkType)ushort.MaxValue;

    /// <summary>The last word of a pcap header; its upper six bits tell the length of a frame check sequence instead.</summary>
    public static LinkType FromPcap(uint word) => (word & 0x03FF_FFFF) switch
    {
        <= ushort.MaxValue and var type => (LinkType)type,
        _ => Unknown,
    };

    /// <summary>What libpcap answers for a live interface: DLT_ values, which are the same but for a few old ones.</summary>
    public static LinkType FromDataLink(int type) => type switch
    {
        12 or 14 => LinkType.Raw, // DLT_RAW, which OpenBSD numbers 14
        11 => (LinkType)100, // DLT_ATM_RFC1483
        >= 0 and <= ushort.MaxValue => (LinkType)type,
        _ => Unknown,
    };

    /// <summary>Snoop's datalink types (RFC 1761 §4, and Solaris' own from 18 on) as LINKTYPE_ values.</summary>
    public static LinkType FromSnoop(uint datalink) => datalink switch
    {
        0 or 4 => LinkType.Ethernet,
        2 => (LinkType)6, // LINKTYPE_IEEE802_5
        8 => (LinkType)10, // LINKTYPE_FDDI
        18 => (LinkType)123, // LINKTYPE_SUNATM
        26 => (LinkType)226, // LINKTYPE_IPNET
        _ => Unknown,
    };
}
