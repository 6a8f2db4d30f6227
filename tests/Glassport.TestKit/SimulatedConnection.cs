using Glassport.Packets;
using Glassport.Packets.Transport;

namespace Glassport.TestKit;

/// <summary>Both ends of a TCP connection, talking past a point of capture.</summary>
internal sealed class SimulatedConnection
{
    private const long RetransmissionTimeout = 200_000_000;
    private const long DelayedAckTimeout = 40_000_000;

    private readonly FrameRecorder _recorder;
    private readonly Endpoint[] _ends;
    private readonly uint[] _next;
    private readonly uint[] _received = new uint[2];
    private readonly int[] _unacknowledged = new int[2];
    private readonly bool[] _finished = new bool[2];

    /// <summary>A connection that has not sent anything yet.</summary>
    /// <param name="recorder">The point of capture.</param>
    /// <param name="opener">Who sends the SYN.</param>
    /// <param name="acceptor">Who answers it.</param>
    /// <param name="index">A number that no other connection of the capture has.</param>
    public SimulatedConnection(FrameRecorder recorder, Endpoint opener, Endpoint acceptor, int index)
    {
        _recorder = recorder;
        _ends = [opener, acceptor];
        uint first = recorder.Options.InitialSequence ?? (0x1000_0000 + ((uint)index * 0x0123_4567));
        _next = [first, recorder.Options.InitialSequence ?? (first + 0x4000_0000)];
    }

    /// <summary>Whether a FIN of each side, or an RST, has been sent, or it was never opened.</summary>
    public bool IsClosed { get; private set; } = true;

    /// <summary>Who sent data last.</summary>
    public Side LastSender { get; private set; }

    /// <summary>How many bytes each side has sent, by <see cref="Side"/>.</summary>
    public long[] Sent { get; } = new long[2];

    /// <summary>The end of <paramref name="side"/>.</summary>
    public Endpoint End(Side side) => _ends[(int)side];

    /// <summary>The three packets of the handshake, or none of them when <paramref name="seen"/> is false.</summary>
    public void Open(bool seen = true)
    {
        IsClosed = false;
        _received[0] = _next[1];
        _received[1] = _next[0];
        byte[] options = TcpSegment.SynOptions(_recorder.Options.MaximumSegmentSize);
        if (seen)
        {
            Deliver(Segment(Side.Opener, TcpFlags.Syn) with { Acknowledgment = 0, Options = options });
            _received[1]++;
            Deliver(Segment(Side.Acceptor, TcpFlags.Syn | TcpFlags.Ack) with { Options = options });
            _received[1]--;
        }

        for (int side = 0; side < 2; side++)
        {
            _next[side]++;
            _received[side]++;
        }

        if (seen)
            Acknowledge(Side.Opener);
    }

    /// <summary>A SYN that is answered by RST.</summary>
    public void Refuse()
    {
        Ignore(1);
        _recorder.Send(new(End(Side.Acceptor), End(Side.Opener), TcpFlags.Rst | TcpFlags.Ack, 0, _next[0] + 1) { Window = 0 });
    }

    /// <summary>A SYN that is never answered, sent again after 1 s, 2 s, 4 s, …</summary>
    public void Ignore(int times)
    {
        byte[] options = TcpSegment.SynOptions(_recorder.Options.MaximumSegmentSize);
        for (int attempt = 0; attempt < times; attempt++)
        {
            if (attempt > 0)
                _recorder.Wait(1_000_000_000L << (attempt - 1));
            _recorder.Send(Segment(Side.Opener, TcpFlags.Syn) with { Acknowledgment = 0, Options = options });
        }
    }

    /// <summary>Sends bytes, cut into segments; lost ones are sent again after three duplicate ACKs or 200 ms.</summary>
    public void Send(Side side, ReadOnlySpan<byte> payload)
    {
        LastSender = side;
        Sent[(int)side] += payload.Length;
        Side other = Other(side);
        uint first = _next[(int)side];
        List<(int Offset, int Length)> lost = [];
        int duplicateAcks = 0;
        int maximum = _recorder.Options.MaximumSegmentSize;
        for (int offset = 0; offset < payload.Length; offset += maximum)
        {
            int length = Math.Min(maximum, payload.Length - offset);
            TcpFlags push = offset + length == payload.Length ? TcpFlags.Psh : TcpFlags.None;
            bool arrived = _recorder.Send(Segment(side, TcpFlags.Ack | push), payload.Slice(offset, length));
            _next[(int)side] += (uint)length;
            _unacknowledged[(int)side] = 0;
            if (!arrived)
            {
                lost.Add((offset, length));
            }
            else if (lost.Count == 0)
            {
                Receive(other);
            }
            else
            {
                // The first ACK behind a hole may still tell something new.
                if (_unacknowledged[(int)other] == 0)
                    duplicateAcks++;
                Acknowledge(other);
                if (duplicateAcks == 3)
                    Repair(payload);
            }
        }

        if (lost.Count > 0)
        {
            _recorder.Wait(RetransmissionTimeout);
            Repair(payload);
        }

        void Repair(ReadOnlySpan<byte> bytes)
        {
            foreach ((int offset, int length) in lost)
                Deliver(Segment(side, TcpFlags.Ack) with { Sequence = first + (uint)offset }, bytes.Slice(offset, length));
            lost.Clear();
            duplicateAcks = 0;
            _received[(int)other] = _next[(int)side];
            Acknowledge(other);
        }
    }

    /// <summary>A FIN; the other side acknowledges it by a packet of its own unless its own FIN follows at once.</summary>
    public void Finish(Side side, bool acknowledged = true)
    {
        Side other = Other(side);
        Deliver(Segment(side, TcpFlags.Fin | TcpFlags.Ack));
        _unacknowledged[(int)side] = 0;
        _next[(int)side]++;
        _received[(int)other]++;
        _finished[(int)side] = true;
        IsClosed = _finished[0] && _finished[1];
        if (acknowledged)
            Acknowledge(other);
    }

    /// <summary>Both FINs and their ACKs: four packets, or three when the second FIN carries the ACK of the first.</summary>
    public void Close(Side first, bool fourPackets)
    {
        if (!_finished[(int)first])
            Finish(first, fourPackets || _finished[(int)Other(first)]);
        if (!_finished[(int)Other(first)])
            Finish(Other(first));
    }

    /// <summary>An RST.</summary>
    public void Reset(Side side)
    {
        _recorder.Send(Segment(side, TcpFlags.Rst | TcpFlags.Ack) with { Window = 0 });
        IsClosed = true;
    }

    /// <summary>Sends the delayed ACK of a side that does not speak next.</summary>
    public void FlushAcks(Side? speaker)
    {
        if (_recorder.Options.Acks != AckPolicy.Delayed || IsClosed)
            return;
        for (Side side = Side.Opener; side <= Side.Acceptor; side++)
        {
            if (side == speaker || _unacknowledged[(int)side] == 0)
                continue;
            _recorder.Wait(DelayedAckTimeout);
            Acknowledge(side);
        }
    }

    private static Side Other(Side side) => side == Side.Opener ? Side.Acceptor : Side.Opener;

    private TcpSegment Segment(Side side, TcpFlags flags) =>
        new(End(side), End(Other(side)), flags, _next[(int)side], _received[(int)side]);

    private void Receive(Side side)
    {
        _received[(int)side] = _next[(int)Other(side)];
        _unacknowledged[(int)side]++;
        if (_recorder.Options.Acks == AckPolicy.EverySegment || _unacknowledged[(int)side] == 2)
            Acknowledge(side);
    }

    private void Acknowledge(Side side)
    {
        _recorder.Send(Segment(side, TcpFlags.Ack));
        _unacknowledged[(int)side] = 0;
    }

    private void Deliver(TcpSegment segment, ReadOnlySpan<byte> payload = default)
    {
        while (!_recorder.Send(segment, payload))
            _recorder.Wait(RetransmissionTimeout);
    }
}
