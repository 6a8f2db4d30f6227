using System.Buffers;

namespace Glassport.Protocol.Replies;

/// <summary>
/// Reads replies line by line (RFC 959 §4.2). "ddd-" opens a reply of several lines; it ends only at a line that begins with the
/// same three digits and a blank, or is those digits alone. The lines between may be empty, indented, without a code, or look
/// like other replies ("226 this is not the end"). A line outside of such a reply that begins with no code is a reply of code 0.
/// What is kept is bounded in bytes and by <see cref="Limits.ReplyLines"/>; lines beyond are still read for the end. The reply is
/// there until the next <see cref="Feed"/>.
/// </summary>
/// <param name="longest">How many bytes of a reply are kept, over all its lines.</param>
public sealed class ReplyParser(int longest = Limits.ReplyBytes)
{
    private readonly ArrayBufferWriter<byte> text = new(256);
    private readonly List<int> ends = [];

    /// <summary>The three digits, or 0 when the reply has no readable code.</summary>
    public int Code { get; private set; }

    /// <summary>True between the first and the last line of a reply of several lines.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>True when the limits cut lines off.</summary>
    public bool IsTruncated { get; private set; }

    /// <summary>True when the reply was given up before its last line.</summary>
    public bool IsAbandoned { get; private set; }

    /// <summary>How many lines were kept.</summary>
    public int LineCount => ends.Count;

    /// <summary>A line as it came, its code included, without its end.</summary>
    /// <param name="index">0 to <see cref="LineCount"/> - 1.</param>
    public ReadOnlySpan<byte> Line(int index) => text.WrittenSpan[(index == 0 ? 0 : ends[index - 1])..ends[index]];

    /// <summary>The first line's text, behind the code: what most replies say.</summary>
    public ReadOnlySpan<byte> Text => LineCount == 0 ? default : Line(0)[ReplyLine.Parse(Line(0)).TextStart..];

    /// <summary>Takes the next line.</summary>
    /// <param name="line">The line without its end, Telnet commands already removed.</param>
    /// <returns>Whether a reply is now whole.</returns>
    public ReplyProgress Feed(ReadOnlySpan<byte> line)
    {
        var head = ReplyLine.Parse(line);
        if (!IsOpen)
        {
            Clear();
            // RFC 959 knows no empty line between replies; servers that double their line ends send one behind each.
            if (line.IsEmpty)
                return ReplyProgress.Incomplete;
            Code = head.Code;
            IsOpen = head.OpensLines;
            Keep(line);
            return IsOpen ? ReplyProgress.Incomplete : ReplyProgress.Complete;
        }

        Keep(line);
        bool last = head.Code == Code && !head.OpensLines && (line.Length == 3 || head.TextStart == 4);
        IsOpen = !last;
        return last ? ReplyProgress.Complete : ReplyProgress.Incomplete;
    }

    /// <summary>Gives an open reply up, because its end was lost: what came so far stays readable until the next line.</summary>
    /// <returns>True when there was one.</returns>
    public bool Abandon()
    {
        bool open = IsOpen;
        IsOpen = false;
        IsAbandoned = open;
        return open;
    }

    private void Clear()
    {
        text.ResetWrittenCount();
        ends.Clear();
        Code = 0;
        IsTruncated = false;
        IsAbandoned = false;
    }

    private void Keep(ReadOnlySpan<byte> line)
    {
        int room = longest - text.WrittenCount;
        if (ends.Count >= Limits.ReplyLines || room == 0)
        {
            IsTruncated = true;
            return;
        }

        if (line.Length > room)
        {
            IsTruncated = true;
            line = line[..room];
        }

        text.Write(line);
        ends.Add(text.WrittenCount);
    }
}
