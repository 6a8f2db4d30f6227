using Glassport.Packets.Transport;

namespace Glassport.Packets.Streams;

/// <summary>
/// The fingerprints of the last packets of all connections, to tell a packet that was captured (or delivered) twice from a
/// retransmission: TCP builds a new IP identification and timestamp for a repetition, a copy has the old ones.
/// </summary>
internal sealed class CopyTable
{
    // A copy comes within milliseconds of the original: a bridge hands it on at once. Within that time a newer packet seldom
    // takes the place of an older one in a table of this size.
    private const int Size = 1 << 14;
    private const long MaximumAge = 20_000_000;

    private readonly (ulong Fingerprint, long Time)[] entries = new (ulong, long)[Size];

    /// <summary>Remembers the packet; true when its twin is remembered already.</summary>
    public bool SeenBefore(TcpConnection connection, bool fromOpener, in Packet packet)
    {
        ulong fingerprint = Fingerprint((ulong)connection.FirstPacket * 2 + (fromOpener ? 1u : 0u), packet);
        ref (ulong Fingerprint, long Time) entry = ref entries[fingerprint % Size];
        bool found = entry.Fingerprint == fingerprint && packet.Time.Nanoseconds - entry.Time <= MaximumAge;
        entry = (fingerprint, packet.Time.Nanoseconds);
        return found;
    }

    /// <summary>
    /// Whether twins may be two packets where nothing was doubled so far: without an IP identification (IPv6, or 0) the
    /// acknowledgments and the repetitions of one millisecond look alike, and a closed socket answers every segment with the same RST.
    /// </summary>
    public static bool IsAmbiguous(in Packet packet, TcpAnalysis analysis) => packet.IPIdentification == 0
        && ((analysis & TcpAnalysis.FastRetransmission) != 0
            || (packet.PayloadWireLength == 0 && (packet.Flags & (TcpFlags.Syn | TcpFlags.Fin)) == 0));

    private static ulong Fingerprint(ulong flow, in Packet packet)
    {
        const ulong multiplier = 0x9E37_79B9_7F4A_7C15;
        ulong hash = (((ulong)packet.Sequence << 32) | packet.Acknowledgment) ^ (flow * multiplier);
        hash = (hash ^ (hash >> 29)) * multiplier;
        hash ^= ((ulong)packet.IPIdentification << 48) | ((ulong)packet.Window << 32) | packet.TcpTimestamp;
        hash = (hash ^ (hash >> 31)) * multiplier;
        hash ^= ((ulong)(uint)packet.PayloadWireLength << 8) | (byte)packet.Flags | ((ulong)packet.SackLeft << 32);
        hash = (hash ^ (hash >> 30)) * multiplier;
        hash ^= hash >> 32;
        return hash | (1UL << 63);
    }
}
