using Glassport.Packets;
using Glassport.Packets.Streams;

namespace Glassport.Fuzz.Oracles;

/// <summary>Watches a TCP tracker: each byte comes once and in order, gaps are announced, and nothing comes after the end.</summary>
internal sealed class StreamOrder : ITcpObserver
{
    private TcpConnection? open;

    /// <summary>How many bytes came.</summary>
    public long Bytes { get; private set; }

    public void Segment(TcpConnection connection, bool fromOpener, in Packet packet, TcpAnalysis analysis)
    {
        State state = Of(connection);
        Invariant.Holds(open is null, "a packet is done before the next");
        open = connection;
        foreach (bool side in new[] { true, false })
        {
            TcpDirection direction = connection.Direction(side);
            ref long acknowledged = ref state.Acknowledged[side ? 0 : 1];
            Invariant.Holds(direction.Acknowledged >= acknowledged, "acknowledgments do not go back");
            acknowledged = direction.Acknowledged;
        }
    }

    public void Data(TcpConnection connection, bool fromOpener, long offset, ReadOnlySpan<byte> bytes, long packet, Timestamp time)
    {
        Invariant.Holds(!bytes.IsEmpty, "data has bytes");
        Move(connection, fromOpener, offset, bytes.Length);
        Bytes += bytes.Length;
    }

    public void Gap(TcpConnection connection, bool fromOpener, long offset, long length)
    {
        Invariant.Holds(length > 0, "a gap has a length");
        Move(connection, fromOpener, offset, length);
    }

    public void SegmentDone(TcpConnection connection, bool fromOpener, in Packet packet, TcpAnalysis analysis)
    {
        State state = Of(connection);
        Invariant.Holds(open == connection, "what is done was begun");
        open = null;
        Invariant.Holds(connection.FromOpener.Delivered == state.Next[0] && connection.FromCalled.Delivered == state.Next[1], "what is delivered was told");
    }

    public void Forgotten(TcpConnection connection)
    {
        Of(connection).Forgotten = true;
        Invariant.Holds(open is null, "no connection is forgotten within a packet");
    }

    private static void Move(TcpConnection connection, bool fromOpener, long offset, long length)
    {
        ref long next = ref Of(connection).Next[fromOpener ? 0 : 1];
        Invariant.Holds(offset == next, "each byte comes once and in order");
        next += length;
    }

    private static State Of(TcpConnection connection)
    {
        State state = (State)(connection.Tag ??= new State());
        Invariant.Holds(!state.Forgotten, "nothing comes after the end");
        return state;
    }

    private sealed class State
    {
        public long[] Next { get; } = new long[2];

        public long[] Acknowledged { get; } = new long[2];

        public bool Forgotten { get; set; }
    }
}
