using System.Globalization;
using Glassport.Analysis.Filtering;
using Glassport.Capture.Live;
using Glassport.Packets;
using Glassport.Packets.Link;

namespace Glassport.App.Capturing;

/// <summary>Hands on of a live interface's packets only those that belong to FTP, in order, some of them later than they came.</summary>
internal sealed class FtpSelection : ILiveSink, IPacketSink
{
    private readonly CaptureWriting writing;
    private readonly FtpFilter filter;
    private readonly PacketDecoder decoder = new();
    private readonly LinkType link;
    private Packet packet;
    private long number;

    /// <param name="expression">Which sessions.</param>
    /// <param name="headersOnly">Whether data connections are cut behind their headers.</param>
    /// <param name="link">How the interface's packets begin.</param>
    /// <param name="writing">Where they go.</param>
    public FtpSelection(FtpFilterExpression expression, bool headersOnly, LinkType link, CaptureWriting writing)
    {
        this.writing = writing;
        this.link = link;
        filter = new FtpFilter(expression, new FtpFilterOptions { HeadersOnly = headersOnly }, this);
    }

    /// <summary>What the filter let through, and what it had to give up.</summary>
    public string Summary
    {
        get
        {
            FilterCounts counts = filter.Counts;
            string given = (counts.ConnectionsGivenUp, counts.BeginningsCut, counts.SessionsGivenUp, counts.SessionsUnreadable) switch
            {
                (0, 0, 0, 0) => "",
                var (connections, beginnings, sessions, unreadable) => string.Create(CultureInfo.InvariantCulture,
                    $" For want of memory {connections:N0} connections and {sessions:N0} sessions were given up and {beginnings:N0} beginnings cut; {unreadable:N0} sessions could not be read."),
            };
            return string.Create(CultureInfo.InvariantCulture,
                $"Of {counts.Offered:N0} packets that passed, {counts.Kept:N0} belong to {counts.Sessions:N0} FTP sessions and their {counts.DataConnections:N0} data connections.{given}");
        }
    }

    /// <inheritdoc/>
    public bool Accept(Timestamp time, ReadOnlySpan<byte> data, int originalLength)
    {
        packet.Number = ++number;
        packet.Time = time;
        packet.Offset = 0;
        packet.Length = data.Length;
        packet.OriginalLength = originalLength;
        packet.Interface = 0;
        packet.Link = link;
        decoder.Decode(data, ref packet);
        filter.Offer(packet, data);
        return !writing.IsFull;
    }

    /// <inheritdoc/>
    void IPacketSink.Keep(in KeptPacket kept, ReadOnlySpan<byte> bytes) => writing.Accept(kept.Time, bytes, kept.OriginalLength);

    /// <summary>Hands on what has waited long enough for packets before it.</summary>
    /// <param name="now">The time.</param>
    public void Advance(Timestamp now) => filter.Advance(now);

    /// <summary>Hands on what still waits.</summary>
    public void Flush() => filter.Flush();
}
