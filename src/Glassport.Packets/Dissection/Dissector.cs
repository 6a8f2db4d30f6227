using Glassport.Packets.Link;

namespace Glassport.Packets.Dissection;

/// <summary>
/// Takes a frame apart for somebody who looks at it: every layer with its fields and where they lie. Where <see cref="PacketDecoder"/> reads what
/// the analysis needs, this reads what a person wants to see. Never throws on input; what is cut or malformed ends the layers.
/// </summary>
public static class Dissector
{
    // Tags and tunnels in front of each other; more is no packet that anybody sends.
    private const int MostLayers = 24;

    /// <summary>Every layer that is read: one file each, one line each here.</summary>
    private static readonly Dictionary<DissectionStep, ReadLayer> Layers = new()
    {
        [DissectionStep.Ethernet] = EthernetDissection.Read,
        [DissectionStep.Vlan] = VlanDissection.Read,
        [DissectionStep.LinuxSll] = LinuxSllDissection.Read,
        [DissectionStep.LinuxSll2] = LinuxSll2Dissection.Read,
        [DissectionStep.Null] = NullDissection.Read,
        [DissectionStep.Arp] = ArpDissection.Read,
        [DissectionStep.RawIP] = RawIPDissection.Read,
        [DissectionStep.IPv4] = IPv4Dissection.Read,
        [DissectionStep.IPv6] = IPv6Dissection.Read,
        [DissectionStep.Icmp] = IcmpDissection.Read,
        [DissectionStep.IcmpV6] = IcmpV6Dissection.Read,
        [DissectionStep.Tcp] = TcpDissection.Read,
        [DissectionStep.Udp] = UdpDissection.Read,
        [DissectionStep.Tls] = TlsDissection.Read,
    };

    private delegate DissectionStep ReadLayer(ref FrameReader frame);

    /// <summary>The layers of a frame, outermost first. What nobody reads is a last layer <c>data</c>.</summary>
    /// <param name="frame">The captured bytes.</param>
    /// <param name="link">How the first of them are to be read.</param>
    public static IReadOnlyList<DissectedLayer> Dissect(ReadOnlySpan<byte> frame, LinkType link)
    {
        FrameReader reader = new(frame);
        DissectionStep step = FirstOf(link);
        for (int layers = 0; layers < MostLayers && Layers.TryGetValue(step, out ReadLayer? read); layers++)
            step = read(ref reader);
        reader.AddRest();
        return reader.Layers;
    }

    private static DissectionStep FirstOf(LinkType link) => link switch
    {
        LinkType.Ethernet => DissectionStep.Ethernet,
        LinkType.LinuxSll => DissectionStep.LinuxSll,
        LinkType.LinuxSll2 => DissectionStep.LinuxSll2,
        LinkType.Null or LinkType.Loop => DissectionStep.Null,
        LinkType.Raw or LinkType.RawBsd or LinkType.RawOpenBsd or LinkType.IPv4 or LinkType.IPv6 => DissectionStep.RawIP,
        _ => DissectionStep.End,
    };
}
