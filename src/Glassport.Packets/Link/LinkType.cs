namespace Glassport.Packets.Link;

/// <summary>What the first byte of a captured packet is: the LINKTYPE_ values that pcap and pcapng store.</summary>
public enum LinkType : ushort
{
    /// <summary>BSD loopback: address family in the capturing host's byte order.</summary>
    Null = 0,

    /// <summary>Ethernet II and IEEE 802.3.</summary>
    Ethernet = 1,

    /// <summary>PPP, with or without HDLC framing (RFC 1661, RFC 1662).</summary>
    Ppp = 9,

    /// <summary>Raw IP as BSD's DLT_RAW writes it into some files.</summary>
    RawBsd = 12,

    /// <summary>Raw IP as OpenBSD's DLT_RAW writes it into some files.</summary>
    RawOpenBsd = 14,

    /// <summary>PPP in HDLC-like framing (RFC 1662).</summary>
    PppHdlc = 50,

    /// <summary>PPPoE session packets, starting at the PPPoE header (RFC 2516).</summary>
    PppEther = 51,

    /// <summary>Raw IPv4 or IPv6, told apart by the version nibble.</summary>
    Raw = 101,

    /// <summary>IEEE 802.11 without a radio header.</summary>
    Ieee80211 = 105,

    /// <summary>OpenBSD loopback: address family in network byte order.</summary>
    Loop = 108,

    /// <summary>Linux "cooked" capture, version 1.</summary>
    LinuxSll = 113,

    /// <summary>IEEE 802.11 behind a radiotap header.</summary>
    Ieee80211Radiotap = 127,

    /// <summary>PPP with a leading direction byte.</summary>
    PppWithDirection = 204,

    /// <summary>Raw IPv4.</summary>
    IPv4 = 228,

    /// <summary>Raw IPv6.</summary>
    IPv6 = 229,

    /// <summary>Linux "cooked" capture, version 2 (with the interface index).</summary>
    LinuxSll2 = 276,
}
