using Glassport.Analysis.Extraction;
using Glassport.Analysis.Model;
using Glassport.Analysis.Watching;

namespace Glassport.Analysis;

/// <summary>What to look for in a capture, and what to keep.</summary>
public sealed record ExplainerOptions
{
    /// <summary>Ports besides 21 that are taken for FTP control ports whatever is said on them first.</summary>
    public IReadOnlyList<ushort> Ports { get; init; } = [];

    /// <summary>Where each packet's role is noted, which costs memory for every packet; null: nowhere. It can be read meanwhile.</summary>
    public PacketTable? Packets { get; init; }

    /// <summary>The encoding of names, by a name that <c>NameEncoding.TryFind</c> knows; null to recognise it.</summary>
    public string? Encoding { get; init; }

    /// <summary>Whether conversations are kept for the end; not needed by renderings that stream.</summary>
    public bool KeepConversations { get; init; } = true;

    /// <summary>Where transferred files are saved; null to save none.</summary>
    public IPayloadArchive? Archive { get; init; }

    /// <summary>Who is told what happens while it happens; null for nobody. Then the phases outside conversations are not told at the end.</summary>
    public WatchOptions? Watch { get; init; }
}
