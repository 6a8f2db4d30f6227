using Glassport.Analysis.Tracking;
using Glassport.Packets;
using Glassport.Packets.Streams;

namespace Glassport.Analysis.Filtering;

/// <summary>A data connection of a session that is followed.</summary>
/// <param name="session">The session that negotiated it.</param>
/// <param name="negotiation">What negotiated it; null where TLS hides that.</param>
/// <param name="fate">What becomes of its packets.</param>
internal sealed class FilteredData(FilteredControl session, Negotiation? negotiation, Fate fate) : FilteredConnection(fate)
{
    /// <summary>What negotiated it; null where TLS hides that.</summary>
    public Negotiation? Negotiation { get; } = negotiation;

    /// <inheritdoc/>
    public override void Segment(TcpConnection connection, bool fromOpener, in Packet packet, TcpAnalysis analysis) => session.Touch(packet.Time);
}
