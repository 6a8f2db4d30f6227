using System.Text;
using Glassport.Packets;
using Glassport.Packets.Link;

namespace Glassport.Capture.Formats;

/// <summary>What is counted over all files of a source, and what they say of themselves, within <see cref="CaptureLimits"/>.</summary>
internal sealed class Tally(SourceFacts facts)
{
    private readonly HashSet<LinkType> _links = [];
    private int _interfaces;
    private long _secretsBytes;

    /// <summary>How many packets have been read; also the number of the last one.</summary>
    public long Packets { get; set; }

    /// <summary>Counts an interface of the given link type; answers its number over all files, from 0.</summary>
    public int AddInterface(LinkType link)
    {
        if (_links.Add(link))
            facts.LinkTypes.Add(link);
        return _interfaces++;
    }

    /// <summary>Keeps a comment on a packet, or on a section or interface when <paramref name="packet"/> is 0.</summary>
    public void AddComment(long packet, ReadOnlySpan<byte> utf8)
    {
        if (facts.Comments.Count < CaptureLimits.Comments)
            facts.Comments.Add((packet, Text(utf8, CaptureLimits.CommentBytes)));
    }

    /// <summary>Keeps the first name given for an address.</summary>
    public void AddName(HostAddress address, ReadOnlySpan<byte> utf8)
    {
        if (facts.Names.Count < CaptureLimits.Names && utf8.Length > 0 && !facts.Names.ContainsKey(address))
            facts.Names.Add(address, Text(utf8, CaptureLimits.NameBytes));
    }

    /// <summary>Keeps the secrets of one block.</summary>
    public void AddSecrets(uint type, ReadOnlySpan<byte> data)
    {
        if (_secretsBytes + data.Length > CaptureLimits.SecretsBytes)
            return;
        _secretsBytes += data.Length;
        facts.Secrets.Add((type, data.ToArray()));
    }

    /// <summary>Counts packets that the capturing program says it lost; 0 too says something.</summary>
    public void AddDropped(long packets) => facts.Dropped = (facts.Dropped ?? 0) + packets;

    private static string Text(ReadOnlySpan<byte> utf8, int limit) =>
        Encoding.UTF8.GetString(utf8[..Math.Min(utf8.Length, limit)].TrimEnd((byte)0));
}
