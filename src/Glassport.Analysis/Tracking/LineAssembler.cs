using Glassport.Protocol;
using Glassport.Protocol.Telnet;

namespace Glassport.Analysis.Tracking;

/// <summary>
/// Cuts one direction of a control connection into lines: CR LF, or a lone LF. Telnet commands are taken out. Over-long lines
/// keep their beginning. A gap in the stream ends a line.
/// </summary>
/// <param name="longest">How many bytes of a line are kept.</param>
internal sealed class LineAssembler(int longest = Limits.ReplyBytes)
{
    private byte[] buffer = [];
    private int buffered;
    private long firstPacket;
    private bool begun;
    private bool cut;

    /// <summary>Takes the next line out of <paramref name="bytes"/>; false when they hold no line's end, and then keeps them.</summary>
    /// <param name="bytes">The bytes not yet consumed; advanced.</param>
    /// <param name="packet">The packet that carried them.</param>
    /// <param name="line">The line; valid until the next call.</param>
    public bool TryTake(ref ReadOnlySpan<byte> bytes, long packet, out Line line)
    {
        line = default;
        if (bytes.IsEmpty)
            return false;
        if (!begun)
        {
            begun = true;
            firstPacket = packet;
        }

        int end = bytes.IndexOf((byte)'\n');
        if (end < 0)
        {
            Keep(bytes);
            bytes = default;
            return false;
        }

        ReadOnlySpan<byte> text = bytes[..end];
        bytes = bytes[(end + 1)..];
        if (buffered > 0)
        {
            Keep(text);
            text = buffer.AsSpan(0, buffered);
        }

        line = Finish(text, complete: !cut);
        return true;
    }

    /// <summary>Ends the line that is held, because its rest will not come; false when none is held.</summary>
    public bool TryBreak(out Line line)
    {
        line = default;
        if (!begun)
            return false;
        line = Finish(buffer.AsSpan(0, buffered), complete: false);
        return true;
    }

    /// <summary>Forgets what is held.</summary>
    public void Clear()
    {
        buffered = 0;
        begun = false;
        cut = false;
    }

    private Line Finish(ReadOnlySpan<byte> text, bool complete)
    {
        TelnetSignals signals = TelnetSignals.None;
        if (text.Contains((byte)0xFF))
        {
            byte[] clean = new byte[text.Length + 1];
            TelnetFilter filter = default;
            int length = filter.Filter(text, clean, out signals);
            text = clean.AsSpan(0, length);
        }

        if (text.Length > 0 && text[^1] == '\r')
            text = text[..^1];
        bool interrupted = (signals & (TelnetSignals.InterruptProcess | TelnetSignals.DataMark)) != 0;
        Line line = new(text, firstPacket, complete, interrupted);
        buffered = 0;
        begun = false;
        cut = false;
        return line;
    }

    private void Keep(ReadOnlySpan<byte> bytes)
    {
        int room = longest - buffered;
        if (bytes.Length > room)
        {
            bytes = bytes[..room];
            cut = true;
        }

        if (buffered + bytes.Length > buffer.Length)
            Array.Resize(ref buffer, Math.Max(256, (buffered + bytes.Length) * 2));
        bytes.CopyTo(buffer.AsSpan(buffered));
        buffered += bytes.Length;
    }

    /// <summary>One line without its end.</summary>
    internal readonly ref struct Line(ReadOnlySpan<byte> text, long firstPacket, bool complete, bool interrupted)
    {
        public ReadOnlySpan<byte> Text { get; } = text;

        public long FirstPacket { get; } = firstPacket;

        public bool Complete { get; } = complete;

        public bool Interrupted { get; } = interrupted;
    }
}
