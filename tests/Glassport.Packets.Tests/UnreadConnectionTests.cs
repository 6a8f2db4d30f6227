using Glassport.Packets.Streams;
using Glassport.Packets.Transport;

namespace Glassport.Packets.Tests;

/// <summary>A connection whose bytes nobody wants is followed to its end all the same.</summary>
public sealed class UnreadConnectionTests : ITcpObserver
{
    private static readonly Endpoint s_client = new(Bytes.Client, 50000);
    private static readonly Endpoint s_server = new(Bytes.Server, 21);

    private readonly List<string> told = [];
    private readonly TcpTracker tracker;
    private long number;
    private bool wants = true;

    public UnreadConnectionTests() => tracker = new TcpTracker(this);

    [Fact]
    public void Its_bytes_are_not_told_and_no_gap_is()
    {
        Open();
        Send(fromClient: false, TcpFlags.Ack, 501, "read");
        wants = false;
        Send(fromClient: false, TcpFlags.Ack, 505, "not");
        Send(fromClient: false, TcpFlags.Ack, 508, "read");
        Send(fromClient: false, TcpFlags.Ack, 9000, "far away");
        Send(fromClient: true, TcpFlags.Ack, 101, "", acknowledged: 9008);
        Send(fromClient: true, TcpFlags.Ack, 101, "", acknowledged: 9008);
        tracker.End();
        Assert.Equal(["read", "forgotten"], told);
    }

    [Fact]
    public void What_was_held_for_it_is_let_go()
    {
        Open();
        Send(fromClient: false, TcpFlags.Ack, 601, "waits for what is missing");
        wants = false;
        Send(fromClient: false, TcpFlags.Ack, 701, "this too");
        Send(fromClient: false, TcpFlags.Ack, 501, new string('x', 100));
        tracker.End();
        Assert.Equal(["forgotten"], told);
    }

    [Fact]
    public void Its_end_is_seen()
    {
        wants = false;
        Open();
        Send(fromClient: false, TcpFlags.Ack, 501, "data");
        Send(fromClient: false, TcpFlags.Fin | TcpFlags.Ack, 505, "");
        Send(fromClient: true, TcpFlags.Fin | TcpFlags.Ack, 101, "", acknowledged: 506);
        TcpConnection connection = tracker.Find(s_client, s_server)!;
        Assert.False(connection.Ended);
        Send(fromClient: false, TcpFlags.Ack, 506, "", acknowledged: 102);
        Assert.True(connection.Ended);
        Assert.Equal(4, connection.FromCalled.Delivered);

        wants = true;
        Send(fromClient: true, TcpFlags.Syn, 7000, "");
        Assert.NotSame(connection, tracker.Find(s_client, s_server));
        Assert.Equal(["forgotten"], told);
    }

    void ITcpObserver.Segment(TcpConnection connection, bool fromOpener, in Packet packet, TcpAnalysis analysis) => connection.WantsBytes = wants;

    void ITcpObserver.Data(TcpConnection connection, bool fromOpener, long offset, ReadOnlySpan<byte> bytes, long packet, Timestamp time) =>
        told.Add(System.Text.Encoding.ASCII.GetString(bytes));

    void ITcpObserver.Gap(TcpConnection connection, bool fromOpener, long offset, long length) => told.Add($"{length} missing");

    void ITcpObserver.SegmentDone(TcpConnection connection, bool fromOpener, in Packet packet, TcpAnalysis analysis)
    {
    }

    void ITcpObserver.Forgotten(TcpConnection connection) => told.Add("forgotten");

    private void Open()
    {
        Send(fromClient: true, TcpFlags.Syn, 100, "");
        Send(fromClient: false, TcpFlags.Syn | TcpFlags.Ack, 500, "");
    }

    private void Send(bool fromClient, TcpFlags flags, uint sequence, string text, uint? acknowledged = null)
    {
        (Endpoint from, Endpoint to) = fromClient ? (s_client, s_server) : (s_server, s_client);
        byte[] payload = System.Text.Encoding.ASCII.GetBytes(text);
        Packet packet = new()
        {
            Number = ++number,
            Time = new Timestamp(number * 1_000_000),
            Kind = PacketKind.Tcp,
            Source = from.Address,
            SourcePort = from.Port,
            Destination = to.Address,
            DestinationPort = to.Port,
            Flags = flags,
            Sequence = sequence,
            Acknowledgment = (flags & TcpFlags.Ack) == 0 ? 0 : acknowledged ?? (fromClient ? 501u : 101u),
            PayloadLength = payload.Length,
            PayloadWireLength = payload.Length,
        };
        tracker.Track(packet, payload);
    }
}
