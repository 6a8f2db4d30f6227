using Glassport.Analysis.Extraction;
using Glassport.Analysis.Model;
using Glassport.Packets;
using Glassport.Packets.Streams;
using Glassport.Protocol;

namespace Glassport.Analysis.Tracking;

/// <summary>A data connection while it is followed.</summary>
internal sealed class DataTracker : ConnectionRole
{
    private readonly PacketTable? table;
    private readonly PhaseAnchor anchor;
    private CloseRecorder life;
    private bool completed;

    public DataTracker(string id, Negotiation negotiation, Negotiation? also, TcpConnection connection, PacketTable? table, IPayloadArchive? archive)
    {
        Id = id;
        Negotiation = negotiation;
        Also = also;
        this.table = table;
        Connection = connection;
        FromOpener = new PayloadCollector(archive);
        FromCalled = new PayloadCollector(archive);
        anchor = new PhaseAnchor(Slot);
        Owner = (ControlTracker)negotiation.Owner;
        HostAddress caller = negotiation.Active ? Owner.Server.Address : Owner.Client.Address;
        HostAddress called = negotiation.Active ? Owner.Client.Address : Owner.Server.Address;
        CallerIsThirdHost = connection.Opener.Address != caller
            && (negotiation.Active || connection.Opener.Address != Owner.Server.Address || Owner.Server.Address == Owner.Client.Address);
        CalledIsThirdHost = connection.Called.Address != called;
    }

    public string Id { get; }

    /// <summary>The conversation that negotiated it.</summary>
    public ControlTracker Owner { get; }

    public Negotiation Negotiation { get; }

    /// <summary>Another conversation's negotiation of the same endpoint (FXP).</summary>
    public Negotiation? Also { get; }

    public TcpConnection Connection { get; }

    public bool CallerIsThirdHost { get; }

    public bool CalledIsThirdHost { get; }

    public PhaseSlot Slot { get; } = new(PhaseName.Negotiation);

    public TransportRecorder Transport { get; } = new();

    public PayloadCollector FromOpener { get; }

    public PayloadCollector FromCalled { get; }

    public long PayloadPackets { get; private set; }

    public long FirstPayloadPacket { get; private set; }

    public long LastPayloadPacket { get; private set; }

    public Timestamp FirstPayloadTime { get; private set; }

    public Timestamp LastPayloadTime { get; private set; }

    /// <summary>Whether nothing more is expected of it.</summary>
    public bool Ended => Connection.Ended || IsForgotten;

    public bool IsForgotten { get; private set; }

    /// <summary>Whether its end was told to the observer.</summary>
    public bool IsEndTold { get; set; }

    public CloseRecorder Life => life;

    /// <summary>The transfer that it carried, or null.</summary>
    public ExchangeBuilder? Transfer => Negotiation.Carrier == this && !Negotiation.Refused ? Negotiation.Transfer : null;

    /// <summary>The side that opened it, as the negotiation foresees.</summary>
    public Side OpenedBy => Negotiation.Active ? Side.Server : Side.Client;

    /// <inheritdoc/>
    public override void Segment(TcpConnection connection, bool fromOpener, in Packet packet, TcpAnalysis analysis)
    {
        LifePart part = life.Look(connection, fromOpener, packet);
        Transport.Look(fromOpener, packet, analysis);
        Slot.Packets.Add(packet.Number);
        Owner.Touch(packet.Time);
        if (packet.PayloadWireLength > 0)
        {
            if (PayloadPackets++ == 0)
            {
                FirstPayloadPacket = packet.Number;
                FirstPayloadTime = packet.Time;
            }

            LastPayloadPacket = packet.Number;
            LastPayloadTime = packet.Time;
        }

        if (table is null)
            return;
        Roles roles = PacketNotes.TransportRoles(packet, analysis, part);
        if (packet.PayloadWireLength > 0)
            roles |= Roles.Data;
        if (part == LifePart.Close)
            roles |= Roles.Close;
        table.Note(packet, roles, anchor, PacketNotes.Summarise(packet), Owner, this);
    }

    /// <inheritdoc/>
    public override void Data(TcpConnection connection, bool fromOpener, long offset, ReadOnlySpan<byte> bytes, long packet, Timestamp time)
    {
        (fromOpener ? FromOpener : FromCalled).Append(bytes, PayloadUse.Of(Negotiation.Transfer));
    }

    /// <inheritdoc/>
    public override void Gap(TcpConnection connection, bool fromOpener, long offset, long length)
    {
        (fromOpener ? FromOpener : FromCalled).Skip(length, PayloadUse.Of(Negotiation.Transfer));
        Transport.MissingBytes += length;
    }

    /// <inheritdoc/>
    public override void SegmentDone(TcpConnection connection, bool fromOpener, in Packet packet, TcpAnalysis analysis)
    {
        // A session of many compressed transfers must not keep a decompressor for each.
        if (!completed && connection.FromOpener.IsWhole && connection.FromCalled.IsWhole && Negotiation.Transfer is { } transfer)
        {
            Complete(transfer);
            Settle(transfer);
        }
    }

    /// <summary>Keeps what the payload told and gives its memory back, but for a listing.</summary>
    public void Settle(ExchangeBuilder? transfer)
    {
        bool listing = transfer is not null && transfer.Verb.IsListing;
        FromOpener.Settle(listing);
        FromCalled.Settle(listing);
    }

    /// <summary>Everything has come: decodes what waited for the command.</summary>
    public void Complete(ExchangeBuilder? transfer)
    {
        completed = true;
        FromOpener.Complete(PayloadUse.Of(transfer));
        FromCalled.Complete(PayloadUse.Of(transfer));
    }

    /// <inheritdoc/>
    public override void Forgotten(TcpConnection connection) => IsForgotten = true;
}
