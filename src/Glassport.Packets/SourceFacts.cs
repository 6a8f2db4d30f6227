using Glassport.Packets.Link;

namespace Glassport.Packets;

/// <summary>What a packet source says of itself.</summary>
public sealed class SourceFacts
{
    /// <summary>The files' names without their folders, in the order given; <c>-</c> for standard input. Of a live capture, the interface.</summary>
    public List<string> Files { get; } = [];

    /// <summary><c>pcap</c>, <c>pcapng</c> or <c>snoop</c>, of the first file; <c>live</c>.</summary>
    public string Format { get; set; } = "";

    /// <summary>The link types seen, in order of appearance.</summary>
    public List<LinkType> LinkTypes { get; } = [];

    /// <summary>Bytes of all files together (as stored, so compressed where they are).</summary>
    public long Bytes { get; set; }

    /// <summary>Why reading ended before the end of a file, or null.</summary>
    public Damage? Damage { get; set; }

    /// <summary>Comments on sections, interfaces and packets (pcapng), with the packet's number or 0.</summary>
    public List<(long Packet, string Text)> Comments { get; } = [];

    /// <summary>TLS key log texts and other secrets carried in decryption secrets blocks (pcapng), as they are.</summary>
    public List<(uint Type, byte[] Data)> Secrets { get; } = [];

    /// <summary>Host names from name resolution blocks (pcapng).</summary>
    public Dictionary<HostAddress, string> Names { get; } = [];

    /// <summary>Packets that the capturing program says it dropped (pcapng interface statistics), or null when it does not say.</summary>
    public long? Dropped { get; set; }
}
