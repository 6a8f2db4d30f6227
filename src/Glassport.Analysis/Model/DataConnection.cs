using Glassport.Analysis.Tracking;
using Glassport.Packets;

namespace Glassport.Analysis.Model;

/// <summary>A data connection: negotiated, and opened or tried to.</summary>
public sealed class DataConnection
{
    /// <summary><c>d1</c>, <c>d2</c>, …, counted over the whole capture.</summary>
    public required string Id { get; init; }

    /// <summary>Active: the server connects to the client's PORT address. Passive: the client to the server's.</summary>
    public required bool IsActive { get; init; }

    /// <summary>PORT, EPRT, PASV, EPSV, LPRT or LPSV; null when the negotiation is not in the capture.</summary>
    public required string? NegotiatedBy { get; init; }

    /// <summary>The packets of the negotiating command and its reply.</summary>
    public required IReadOnlyList<long> NegotiationPackets { get; init; }

    /// <summary>The address and port that the negotiation named.</summary>
    public required Endpoint? NegotiatedEndpoint { get; init; }

    /// <summary>Such as <c>192*256+42=49194</c>; null where no such arithmetic exists.</summary>
    public required string? Arithmetic { get; init; }

    /// <summary>Whether the connection really used the negotiated endpoint.</summary>
    public required bool EndpointMatches { get; init; }

    /// <summary>Which side opened it; a third host counts as the side whose place it took.</summary>
    public required Side OpenedBy { get; init; }

    /// <summary>Whether the host that connected is neither the client nor the server of the conversation.</summary>
    public bool CallerIsThirdHost { get; init; }

    /// <summary>Whether the host that was called is neither.</summary>
    public bool CalledIsThirdHost { get; init; }

    /// <summary>The other conversation that negotiated the same endpoint (FXP), or null.</summary>
    public string? AlsoNegotiatedBy { get; init; }

    /// <summary>The end that sent the SYN.</summary>
    public required Endpoint From { get; init; }

    /// <summary>The end that was called.</summary>
    public required Endpoint To { get; init; }

    /// <summary>The verb of the transfer command, or null when none used it.</summary>
    public required string? Command { get; init; }

    /// <summary>The argument of the transfer command: the path; null without command.</summary>
    public string? Path { get; init; }

    /// <summary>The packet of the transfer command, or null.</summary>
    public required long? CommandPacket { get; init; }

    /// <summary>The offset that REST set for the transfer, or null.</summary>
    public required long? RestartOffset { get; init; }

    /// <summary>The opening packets.</summary>
    public required Handshake Handshake { get; init; }

    /// <summary>Whether it was ever open (a SYN answered by SYN+ACK, or data seen).</summary>
    public required bool Established { get; init; }

    /// <summary>Who sent the payload; null when nobody did and the command does not tell.</summary>
    public required Side? Sender { get; init; }

    /// <summary>Payload bytes on the wire, each counted once.</summary>
    public required long Bytes { get; init; }

    /// <summary>Lower-case SHA-256 of the payload; null if a byte is missing from the capture.</summary>
    public required string? Sha256 { get; init; }

    /// <summary>Byte ranges [from, to) that are not in the capture.</summary>
    public required IReadOnlyList<(long From, long To)> Gaps { get; init; }

    /// <summary>How many packets carried payload, the first and the last; count 0 when none did.</summary>
    public required (long Count, long First, long Last) PayloadPackets { get; init; }

    /// <summary>What TCP did on it.</summary>
    public required TransportFacts Transport { get; init; }

    /// <summary>The final reply of the transfer, or null.</summary>
    public required (long Packet, int Code)? FinalReply { get; init; }

    /// <summary>Closed cleanly, no gap, final reply 2yz.</summary>
    public required bool Complete { get; init; }

    /// <summary>How it ended.</summary>
    public required Close Close { get; init; }

    /// <summary>From the first payload packet to the last, or from handshake to close when there is at most one; null without payload.</summary>
    public required double? DurationMs { get; init; }

    /// <summary>Payload bytes a second over <see cref="DurationMs"/>; null without payload or duration.</summary>
    public double? BytesPerSecond => DurationMs is > 0 ? Bytes / DurationMs.Value * 1000 : null;

    /// <summary>The TYPE in effect: <c>A</c>, <c>I</c>, <c>E</c> or <c>L</c>; null when not known.</summary>
    public char? Type { get; init; }

    /// <summary>The MODE in effect: <c>S</c>, <c>B</c> or <c>Z</c>.</summary>
    public char Mode { get; init; } = 'S';

    /// <summary>How many bytes the server announced for the transfer (150, 213 or ALLO), with the packet that said it; null if it did not.</summary>
    public (long Bytes, long Packet)? Announced { get; init; }

    /// <summary>The name a STOU was stored under, from its reply; null else.</summary>
    public string? StoredAs { get; init; }

    /// <summary>What the payload looks like.</summary>
    public ContentFacts? Content { get; init; }

    /// <summary>The rows of a listing, or null when it is none. Read when first asked for.</summary>
    public IReadOnlyList<ListingRow>? Listing
    {
        get
        {
            ReadListing();
            return field;
        }

        set;
    }

    /// <summary>How many more rows the listing had.</summary>
    public long ListingOmitted
    {
        get
        {
            ReadListing();
            return field;
        }

        set;
    }

    /// <summary>The listing as it crossed the wire, until its rows are asked for.</summary>
    internal UnreadListing? Unread { get; set; }

    /// <summary>Where the payload was saved, or null.</summary>
    public string? SavedAs { get; set; }

    /// <summary>Whether the payload is TLS.</summary>
    public bool IsTls { get; init; }

    /// <summary>When its first packet was captured.</summary>
    public required Timestamp FirstTime { get; init; }

    /// <summary>When its last packet was captured.</summary>
    public required Timestamp LastTime { get; init; }

    private void ReadListing()
    {
        if (Unread is not { } unread)
            return;
        Unread = null;
        Listing = unread.Read(out long omitted);
        ListingOmitted = omitted;
    }
}
