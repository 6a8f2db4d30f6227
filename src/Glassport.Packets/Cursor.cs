namespace Glassport.Packets;

/// <summary>
/// Where in a packet the decoder is: the bytes that were captured of the layers still unread, and how long they were on the wire.
/// </summary>
/// <param name="bytes">The captured frame.</param>
/// <param name="wireEnd">How long the frame was on the wire; at least as long as <paramref name="bytes"/>.</param>
internal ref struct Cursor(ReadOnlySpan<byte> bytes, int wireEnd)
{
    /// <summary>What a reader answers when there is nothing further to read.</summary>
    public const int End = -1;

    // A packet inside a packet inside a packet: deeper than this is an attack, not a network.
    private const int MaximumTunnels = 4;

    /// <summary>The frame (or the reassembled datagram) up to where the innermost layer's length says that it ends.</summary>
    public ReadOnlySpan<byte> Bytes = bytes;

    /// <summary>Where the next layer begins in <see cref="Bytes"/>; never beyond its end.</summary>
    public int Offset;

    /// <summary>Where <see cref="Bytes"/> would end had everything been captured.</summary>
    public int WireEnd = wireEnd;

    /// <summary>How many tunnels were entered.</summary>
    public int Tunnels;

    /// <summary>How many captured bytes are unread.</summary>
    public readonly int Remaining => Bytes.Length - Offset;

    /// <summary>How many bytes were unread on the wire.</summary>
    public readonly int WireRemaining => WireEnd - Offset;

    /// <summary>The captured bytes that are unread.</summary>
    public readonly ReadOnlySpan<byte> Rest => Bytes[Offset..];

    /// <summary>Whether so many bytes are there to be read.</summary>
    public readonly bool Has(int count) => Bytes.Length - Offset >= count;

    /// <summary>The next bytes, of which there must be so many (<see cref="Has"/>).</summary>
    public readonly ReadOnlySpan<byte> Peek(int count) => Bytes.Slice(Offset, count);

    /// <summary>
    /// Ends what is unread where a length field says, which must not be before <see cref="Offset"/>: what follows is padding.
    /// </summary>
    public void CutTo(int end)
    {
        WireEnd = end;
        if (end < Bytes.Length)
            Bytes = Bytes[..end];
    }

    /// <summary>As <see cref="CutTo"/>, for a shim's length field, which cannot make the frame longer than it was.</summary>
    public void CutWithin(int end)
    {
        if (end >= Offset && end < WireEnd)
            CutTo(end);
    }

    /// <summary>Counts a tunnel; false when there were too many, and the payload then stays unread.</summary>
    public bool EnterTunnel() => Tunnels++ < MaximumTunnels;

    /// <summary>Notes that the layer at <see cref="Offset"/> needs more bytes than there are.</summary>
    public readonly int Stop(ref Packet packet, Layer layer, int required) => Stop(ref packet, layer, required, Remaining);

    /// <summary>Notes that the layer at <see cref="Offset"/> cannot be read; none are available of what is not that layer at all.</summary>
    public readonly int Stop(ref Packet packet, Layer layer, int required, int available)
    {
        packet.Stop = new(layer, Offset, required, available);
        return End;
    }

    /// <summary>Makes everything unread the packet's payload.</summary>
    public readonly void TakePayload(ref Packet packet)
    {
        packet.PayloadOffset = Offset;
        packet.PayloadLength = Remaining;
        packet.PayloadWireLength = WireRemaining;
    }

    /// <summary>The innermost addresses win: forgets what the headers around a tunnelled packet said.</summary>
    public readonly void ForgetOuter(ref Packet packet)
    {
        if (Tunnels == 0)
            return;
        packet.TimeToLive = 0;
        packet.IPIdentification = 0;
        packet.SourcePort = 0;
        packet.DestinationPort = 0;
        packet.PayloadOffset = 0;
        packet.PayloadLength = 0;
        packet.PayloadWireLength = 0;
    }
}
