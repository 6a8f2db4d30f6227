using Glassport.Analysis.Filtering;
using Glassport.Analysis.Model;
using Glassport.Analysis.Tests.Golden;
using Glassport.Packets;
using Glassport.TestKit;

namespace Glassport.Analysis.Tests.Filtering;

/// <summary>What a filter lets through of a capture.</summary>
internal sealed class Filtered : IPacketSink
{
    private readonly List<KeptPacket> packets = [];
    private readonly List<Frame> frames = [];

    private Filtered(FtpFilterExpression expression, FtpFilterOptions? options) => Filter = new FtpFilter(expression, options ?? new(), this);

    public FtpFilter Filter { get; }

    /// <summary>The packets in the order in which they came out.</summary>
    public IReadOnlyList<KeptPacket> Packets => packets;

    /// <summary>Their numbers.</summary>
    public IEnumerable<long> Numbers => packets.Select(static packet => packet.Number);

    /// <summary>The same as frames.</summary>
    public IReadOnlyList<Frame> Frames => frames;

    /// <summary>Filters frames by an expression in words.</summary>
    public static Filtered Of(IReadOnlyList<Frame> all, string expression = "ftp", FtpFilterOptions? options = null)
    {
        Assert.True(FtpFilterExpression.TryParse(expression, out FtpFilterExpression? parsed, out FilterSyntaxError? error), error?.Message);
        Filtered filtered = new(parsed, options);
        PacketDecoder decoder = new();
        for (int i = 0; i < all.Count; i++)
            filtered.Offer(decoder, all[i], i + 1);
        filtered.Filter.Flush();
        return filtered;
    }

    /// <summary>Filters the capture of a transcript.</summary>
    public static Filtered Of(string transcript, string expression = "ftp", FtpFilterOptions? options = null, CaptureOptions? capture = null) =>
        Of(FramesOf(transcript, capture), expression, options);

    /// <summary>The frames of a transcript.</summary>
    public static IReadOnlyList<Frame> FramesOf(string transcript, CaptureOptions? options = null)
    {
        BuiltCapture built = TranscriptCapture.Build(transcript, options);
        return [.. built.Frames.Select(frame => new Frame(frame.Time, frame.Bytes, frame.OriginalLength, 0, built.Link))];
    }

    /// <summary>The packets that an explanation gives to conversations.</summary>
    public static SortedSet<long> PacketsOf(IEnumerable<Conversation> conversations) => Flat(conversations.SelectMany(static c => c.Phases));

    /// <summary>The packets of phases.</summary>
    public static SortedSet<long> Flat(IEnumerable<Phase> phases)
    {
        SortedSet<long> all = [];
        foreach (PacketRange range in phases.SelectMany(static phase => phase.Packets))
        {
            for (long packet = range.First; packet <= range.Last; packet++)
                all.Add(packet);
        }

        return all;
    }

    /// <summary>A packet that is whole in itself, decoded.</summary>
    public static Packet Decoded(Frame frame)
    {
        Packet packet = new() { Length = frame.Bytes.Length, OriginalLength = frame.OriginalLength, Link = frame.Link, Time = frame.Time };
        new PacketDecoder().Decode(frame.Bytes, ref packet);
        return packet;
    }

    /// <inheritdoc/>
    public void Keep(in KeptPacket packet, ReadOnlySpan<byte> bytes)
    {
        Assert.Equal(packet.Length, bytes.Length);
        packets.Add(packet);
        frames.Add(new(packet.Time, bytes.ToArray(), packet.OriginalLength, packet.Interface, packet.Link));
    }

    private void Offer(PacketDecoder decoder, Frame frame, long number)
    {
        Packet packet = new()
        {
            Number = number,
            Time = frame.Time,
            Length = frame.Bytes.Length,
            OriginalLength = frame.OriginalLength,
            Interface = frame.Interface,
            Link = frame.Link,
        };
        decoder.Decode(frame.Bytes, ref packet);
        Filter.Offer(packet, frame.Bytes);
    }
}
