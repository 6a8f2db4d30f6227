using Glassport.Fuzz.Seeds;
using Glassport.Protocol;
using Glassport.Protocol.Replies;

namespace Glassport.Fuzz.Targets;

/// <summary>The reply parser, line by line.</summary>
internal sealed class ReplyTarget : IFuzzTarget
{
    public string Name => "reply";

    public IReadOnlyList<byte[]> Seeds { get; } =
    [
        .. Golden.Payloads(static packet => packet.SourcePort == 21).DistinctBy(Convert.ToHexString).Take(200),
        "220-a\r\n 220 b\r\n220-c\r\n\r\n220\r\n"u8.ToArray(),
        "211-x\n226 not the end\n2110\n211 end\n"u8.ToArray(),
    ];

    public int LongestInput => 100 * 1024;

    public void Run(byte[] input)
    {
        ReplyParser parser = new();
        ReadOnlySpan<byte> rest = input;
        while (!rest.IsEmpty)
        {
            int end = rest.IndexOf((byte)'\n');
            ReadOnlySpan<byte> line = end < 0 ? rest : rest[..end];
            rest = end < 0 ? default : rest[(end + 1)..];
            line = line.EndsWith("\r"u8) ? line[..^1] : line;
            bool wasOpen = parser.IsOpen;
            ReplyProgress progress = parser.Feed(line);
            Check(parser, line, progress, wasOpen);
        }

        bool open = parser.IsOpen;
        Invariant.Holds(parser.Abandon() == open && !parser.IsOpen, "giving up closes");
    }

    private static void Check(ReplyParser parser, ReadOnlySpan<byte> line, ReplyProgress progress, bool wasOpen)
    {
        Invariant.Holds(parser.Code is 0 or (>= 100 and <= 699), "a code has three digits");
        Invariant.Holds(parser.LineCount <= Limits.ReplyLines, "lines are bounded");
        Invariant.Holds(progress != ReplyProgress.Complete || (parser.LineCount > 0 && !parser.IsOpen), "a whole reply has a line");
        int bytes = 0;
        for (int i = 0; i < parser.LineCount; i++)
            bytes += parser.Line(i).Length;
        Invariant.Holds(bytes <= Limits.ReplyBytes, "bytes are bounded");
        Invariant.Holds(parser.Text.Length <= bytes, "the text is a part of the first line");
        if (!parser.IsTruncated && parser.LineCount > 0)
            Invariant.Holds(parser.Line(parser.LineCount - 1).SequenceEqual(line), "the line is kept as it came");
        if (progress == ReplyProgress.Complete && wasOpen)
            Invariant.Holds(ReplyLine.Parse(line).Code == parser.Code, "only its own code ends a reply");
    }
}
