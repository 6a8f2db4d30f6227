using Glassport.Analysis.Filtering;
using Glassport.Analysis.Model;
using Glassport.Fuzz.Oracles;
using Glassport.Fuzz.Seeds;
using Glassport.Packets;
using Glassport.Packets.Link;
using Glassport.TestKit;

namespace Glassport.Fuzz.Targets;

/// <summary>The capture filter, with segments that a script tells: it must let through what the analysis gives to conversations.</summary>
internal sealed class FilterTarget : IFuzzTarget
{
    private static readonly string[] s_expressions =
    [
        "ftp", "ftp", "ftp", "ftp host 192.0.2.1", "ftp user a", "ftp file a.txt", "ftp user a file *.txt", "ftp host 192.0.2.3",
    ];

    public string Name => "filter";

    public IReadOnlyList<byte[]> Seeds => SegmentScript.Seeds;

    public int LongestInput => 1200;

    public void Run(byte[] input)
    {
        string text = s_expressions[input.Length / 4 % s_expressions.Length];
        Invariant.Holds(FtpFilterExpression.TryParse(text, out FtpFilterExpression? expression, out _), "the filter is understood");
        bool headersOnly = input.Length % 3 == 0;
        FilterLimits limits = input.Length % 5 == 0
            ? new() { WindowBytes = 400, WindowPackets = 4, ConnectionBytes = 700, SessionBytes = 900, HeldBytes = 1500, Sessions = 1 }
            : FilterLimits.Default;
        FilterOrder order = new();
        FtpFilter filter = new(expression!, new FtpFilterOptions { HeadersOnly = headersOnly, Limits = limits }, order);
        PacketDecoder decoder = new();
        foreach (CapturedFrame frame in SegmentScript.Frames(input))
        {
            Packet packet = new()
            {
                Number = order.Offered + 1,
                Time = frame.Time,
                Length = frame.Bytes.Length,
                OriginalLength = frame.OriginalLength,
                Link = LinkType.Raw,
            };
            decoder.Decode(frame.Bytes, ref packet);
            order.Offer(frame.Bytes);
            filter.Offer(packet, frame.Bytes);
        }

        filter.Flush();
        order.Check(filter.Counts);
        if (expression != FtpFilterExpression.All || limits != FilterLimits.Default || input.Length % 2 != 0)
            return;
        Explanation explanation = Explained.Of(new FrameSource(LinkType.Raw, SegmentScript.Frames(input))).Explanation;

        // On other ports the filter gives up what is reset before it speaks; the analysis has all the time of the world.
        HashSet<string> sessions = [.. explanation.Conversations.Where(static conversation => conversation.Server.Port == 21).Select(static conversation => conversation.Id)];
        foreach (PacketRole packet in explanation.Packets!)
            Invariant.Holds(packet.Conversation is null || !sessions.Contains(packet.Conversation) || order.Has(packet.Packet), "what belongs to a conversation is let through");
    }
}
