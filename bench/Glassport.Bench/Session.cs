using System.Text;
using Glassport.Packets;
using Glassport.Packets.Transport;

namespace Glassport.Bench;

/// <summary>Composes what one client does as a list of packets, and writes them one by one. Reused for session after session.</summary>
internal abstract class Session
{
    private const int SegmentSize = 1448;

    private readonly List<Flow> _flows = [];
    private readonly List<Step> _steps = [];
    private byte[] _text = new byte[4096];
    private int _textLength;
    private int _written;
    private byte _opened;

    /// <summary>Whether every packet has been written.</summary>
    public bool IsDone => _written == _steps.Count;

    /// <summary>Payload bytes on data connections or in responses, of all sessions so far.</summary>
    public long TransferredBytes { get; private set; }

    /// <summary>Forgets the last session and composes the one with this number.</summary>
    public void Begin(int number)
    {
        _steps.Clear();
        _textLength = 0;
        _written = 0;
        _opened = 0;
        Compose(number, new((ulong)number * 0x1_0001));
    }

    /// <summary>Writes the next packet.</summary>
    public void WriteNext(PcapFile file, int microseconds)
    {
        Step step = _steps[_written++];
        ReadOnlySpan<byte> payload = (step.IsText ? _text : Content.Bytes).AsSpan(step.Offset, step.Length);
        _flows[step.Flow].Write(file, step.Side, step.Flags, payload, microseconds);
    }

    /// <summary>Adds the packets of a session.</summary>
    protected abstract void Compose(int number, Rng random);

    /// <summary>Adds a handshake and answers which flow it began.</summary>
    protected byte Open(Endpoint opener, Endpoint acceptor, Rng random)
    {
        byte flow = _opened++;
        if (flow == _flows.Count)
            _flows.Add(new());
        _flows[flow].Begin(opener, acceptor, (uint)random.Next());
        Add(flow, 0, TcpFlags.Syn);
        Add(flow, 1, TcpFlags.Syn | TcpFlags.Ack);
        Add(flow, 0, TcpFlags.Ack);
        return flow;
    }

    /// <summary>Adds bytes to the text that <see cref="Text"/> sends.</summary>
    protected void Write(ReadOnlySpan<byte> bytes)
    {
        if (_textLength + bytes.Length > _text.Length)
            Array.Resize(ref _text, 2 * (_textLength + bytes.Length));
        bytes.CopyTo(_text.AsSpan(_textLength));
        _textLength += bytes.Length;
    }

    /// <summary>Adds a number to the text, in decimal.</summary>
    protected void Write(int number)
    {
        Span<byte> digits = stackalloc byte[11];
        number.TryFormat(digits, out int length);
        Write(digits[..length]);
    }

    /// <summary>Adds an address to the text.</summary>
    protected void Write(HostAddress address) => Write(Encoding.ASCII.GetBytes(address.ToString()));

    /// <summary>Where text that is written next begins.</summary>
    protected int Mark => _textLength;

    /// <summary>Sends what was written since <paramref name="mark"/>.</summary>
    protected void Text(byte flow, byte side, int mark) => Segments(flow, side, isText: true, mark, _textLength - mark);

    /// <summary>Sends a line.</summary>
    protected void Line(byte flow, byte side, ReadOnlySpan<byte> line)
    {
        int mark = Mark;
        Write(line);
        Write("\r\n"u8);
        Text(flow, side, mark);
    }

    /// <summary>Sends a transfer's bytes, with an ACK for the last segment and for every second one, or as many as told.</summary>
    protected void Transfer(byte flow, byte side, long length, int start, int segmentsPerAck = 2)
    {
        TransferredBytes += length;
        int limit = Content.Bytes.Length - SegmentSize;
        for (int i = 0; length > 0; i++)
        {
            int size = (int)Math.Min(SegmentSize, length);
            length -= size;
            Add(flow, side, TcpFlags.Ack | (length == 0 ? TcpFlags.Psh : 0), isText: false, start, size);
            if (length == 0 || (i + 1) % segmentsPerAck == 0)
                Ack(flow, (byte)(1 - side));
            start += size;
            if (start > limit)
                start -= limit;
        }
    }

    /// <summary>A pure ACK.</summary>
    protected void Ack(byte flow, byte side) => Add(flow, side, TcpFlags.Ack);

    /// <summary>Both FINs; the second carries the ACK of the first.</summary>
    protected void Close(byte flow, byte first)
    {
        Add(flow, first, TcpFlags.Fin | TcpFlags.Ack);
        Add(flow, (byte)(1 - first), TcpFlags.Fin | TcpFlags.Ack);
        Add(flow, first, TcpFlags.Ack);
    }

    private void Segments(byte flow, byte side, bool isText, int offset, int length)
    {
        for (int end = offset + length; offset < end; offset += SegmentSize)
        {
            int size = Math.Min(SegmentSize, end - offset);
            Add(flow, side, TcpFlags.Ack | TcpFlags.Psh, isText, offset, size);
        }
    }

    private void Add(byte flow, byte side, TcpFlags flags, bool isText = true, int offset = 0, int length = 0) =>
        _steps.Add(new(flow, side, flags, isText, offset, length));
}
