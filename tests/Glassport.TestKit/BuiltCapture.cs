using Glassport.Packets.Link;

namespace Glassport.TestKit;

/// <summary>A capture made from a transcript.</summary>
/// <param name="Link">How the frames begin.</param>
/// <param name="Frames">The frames in capture order; frame <c>i</c> is packet <c>i + 1</c>.</param>
/// <param name="Finds">What the transcript's <c>finds</c> line expects, empty for <c>finds nothing</c>, null without such a line.</param>
public sealed record BuiltCapture(LinkType Link, IReadOnlyList<CapturedFrame> Frames, IReadOnlyList<string>? Finds)
{
    /// <summary>The capture as a pcap file with nanosecond times.</summary>
    public byte[] ToPcap()
    {
        using MemoryStream file = new();
        PcapWriter.Write(file, Link, Frames);
        return file.ToArray();
    }

    /// <summary>Writes the capture as a pcap file.</summary>
    public void Save(string path)
    {
        using FileStream file = File.Create(path);
        PcapWriter.Write(file, Link, Frames);
    }
}
