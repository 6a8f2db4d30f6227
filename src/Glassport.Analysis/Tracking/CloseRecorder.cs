using Glassport.Analysis.Model;
using Glassport.Packets;
using Glassport.Packets.Streams;
using Glassport.Packets.Transport;

namespace Glassport.Analysis.Tracking;

/// <summary>Collects how a connection is opened and closed.</summary>
internal struct CloseRecorder
{
    private const int MaximumPackets = 32;

    private List<Step>? steps;
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
    public readonly bool Closing => steps is not null;

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

        long acknowledged = NewlyAcknowledgedFin(connection);

        bool ends = (flags & (TcpFlags.Fin | TcpFlags.Rst)) != 0;
        if (ends)
        {
            if (steps is null)
            {
                firstFromOpener = fromOpener;
                BeganWithFin = (flags & TcpFlags.Rst) == 0;
            }

            finCarriedAck |= acknowledged != 0;
            fin |= (flags & TcpFlags.Fin) != 0 && (flags & TcpFlags.Rst) == 0;
            rst |= (flags & TcpFlags.Rst) != 0;
        }

        if (ends || acknowledged != 0)
        {
            steps ??= new List<Step>(4);
            if (steps.Count < MaximumPackets)
                steps.Add(new Step(packet.Number, acknowledged, fromOpener, KindOf(flags)));
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
        if (steps is null)
            return Close.None;
        CloseKind kind = (fin, rst) switch
        {
            (true, true) => CloseKind.FinRst,
            (true, false) => CloseKind.Fin,
            _ => CloseKind.Rst,
        };
        Side other = opener == Side.Client ? Side.Server : Side.Client;
        bool four = kind == CloseKind.Fin && openerFinAcknowledged && calledFinAcknowledged && !finCarriedAck && steps.Count == 4;
        long[] packets = new long[steps.Count];
        CloseStep[] told = new CloseStep[steps.Count];
        for (int i = 0; i < told.Length; i++)
        {
            Step step = steps[i];
            packets[i] = step.Packet;
            told[i] = new CloseStep(
                step.Packet, step.FromOpener ? opener : other, step.Kind, step.Acknowledges == 0 ? null : step.Acknowledges);
        }

        return new Close(kind, firstFromOpener ? opener : other, packets, four) { Steps = told };
    }

    /// <summary>The packet of the FIN that is acknowledged since the last look; 0 when none is.</summary>
    private long NewlyAcknowledgedFin(TcpConnection connection)
    {
        long fin = 0;
        if (connection.FromOpener.FinAcknowledged && !openerFinAcknowledged)
        {
            openerFinAcknowledged = true;
            fin = connection.FromOpener.FinPacket;
        }

        if (connection.FromCalled.FinAcknowledged && !calledFinAcknowledged)
        {
            calledFinAcknowledged = true;
            fin = connection.FromCalled.FinPacket;
        }

        return fin;
    }

    private static CloseStepKind KindOf(TcpFlags flags) =>
        (flags & TcpFlags.Rst) != 0 ? CloseStepKind.Rst : (flags & TcpFlags.Fin) != 0 ? CloseStepKind.Fin : CloseStepKind.Ack;

    private readonly record struct Step(long Packet, long Acknowledges, bool FromOpener, CloseStepKind Kind);
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
