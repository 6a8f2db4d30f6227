using Glassport.Analysis.Model;
using Glassport.Packets;
using Glassport.Packets.Streams;
using Glassport.Packets.Transport;

namespace Glassport.Analysis.Tracking;

/// <summary>Collects how a connection is opened and closed.</summary>
internal struct CloseRecorder
{
    private const int MaximumPackets = 32;

    private List<long>? packets;
    private bool firstFromOpener;
    private bool fin;
    private bool rst;
    private bool openerFinAcknowledged;
    private bool calledFinAcknowledged;
    private bool finCarriedAck;

    /// <summary>The first SYN, or null.</summary>
    public long? Syn { get; private set; }

    /// <summary>The SYN+ACK, or null.</summary>
    public long? SynAck { get; private set; }

    /// <summary>The ACK that completes the handshake, or null.</summary>
    public long? HandshakeAck { get; private set; }

    /// <summary>Whether a FIN or RST was seen.</summary>
    public readonly bool Closing => packets is not null;

    /// <summary>Whether the first FIN or RST came from the opener.</summary>
    public readonly bool ClosedByOpener => firstFromOpener;

    /// <summary>Whether the first sign of the end was a FIN.</summary>
    public bool BeganWithFin { get; private set; }

    /// <summary>Looks at a packet; the answer tells what it does for the connection's beginning or end.</summary>
    public LifePart Look(TcpConnection connection, bool fromOpener, in Packet packet)
    {
        TcpFlags flags = packet.Flags;
        bool ack = (flags & TcpFlags.Ack) != 0;
        if ((flags & TcpFlags.Syn) != 0 && (flags & TcpFlags.Rst) == 0)
        {
            if (ack)
                SynAck ??= packet.Number;
            else
                Syn ??= packet.Number;
            return LifePart.Handshake;
        }

        bool acknowledgesFin = false;
        if (connection.FromOpener.FinAcknowledged && !openerFinAcknowledged)
            acknowledgesFin = openerFinAcknowledged = true;
        if (connection.FromCalled.FinAcknowledged && !calledFinAcknowledged)
            acknowledgesFin = calledFinAcknowledged = true;

        bool ends = (flags & (TcpFlags.Fin | TcpFlags.Rst)) != 0;
        if (ends)
        {
            if (packets is null)
            {
                firstFromOpener = fromOpener;
                BeganWithFin = (flags & TcpFlags.Rst) == 0;
            }

            finCarriedAck |= acknowledgesFin;
            fin |= (flags & TcpFlags.Fin) != 0 && (flags & TcpFlags.Rst) == 0;
            rst |= (flags & TcpFlags.Rst) != 0;
        }

        if (ends || acknowledgesFin)
        {
            packets ??= [];
            if (packets.Count < MaximumPackets)
                packets.Add(packet.Number);
            return LifePart.Close;
        }

        if (fromOpener && ack && HandshakeAck is null && SynAck is not null && Syn is not null)
        {
            HandshakeAck = packet.Number;
            return LifePart.HandshakeAck;
        }

        return LifePart.Open;
    }

    /// <summary>The opening packets.</summary>
    public readonly Handshake ToHandshake() => new(Syn, SynAck, HandshakeAck);

    /// <summary>The end, given which side the opener is.</summary>
    public readonly Close ToClose(Side opener)
    {
        if (packets is null)
            return Close.None;
        CloseKind kind = (fin, rst) switch
        {
            (true, true) => CloseKind.FinRst,
            (true, false) => CloseKind.Fin,
            _ => CloseKind.Rst,
        };
        Side other = opener == Side.Client ? Side.Server : Side.Client;
        bool four = kind == CloseKind.Fin && openerFinAcknowledged && calledFinAcknowledged && !finCarriedAck && packets.Count == 4;
        return new Close(kind, firstFromOpener ? opener : other, packets, four);
    }
}

/// <summary>What a packet does for the life of its connection.</summary>
internal enum LifePart
{
    /// <summary>Nothing: the connection is open.</summary>
    Open,

    /// <summary>A SYN or SYN+ACK.</summary>
    Handshake,

    /// <summary>The ACK that completes the handshake.</summary>
    HandshakeAck,

    /// <summary>A FIN, an RST, or the ACK of a FIN.</summary>
    Close,
}
