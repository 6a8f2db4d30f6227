using System.Runtime.CompilerServices;
using Glassport.Packets.Transport;

namespace Glassport.Packets.Streams;

/// <summary>
/// The fingerprints of the last packets of one direction, to tell a packet that was captured (or sent) twice from a
/// retransmission: TCP builds a new IP identification and timestamp for a repetition, a copy has the old ones.
/// </summary>
internal struct CopyWindow
{
    // A copy stands within a few packets of the original and within milliseconds of it: a bridge hands it on at once.
    private const int Size = 4;
    private const long MaximumAge = 20_000_000;

    private Entries fingerprints;
    private Entries times;
    private byte next;

    /// <summary>Remembers the packet; true when the window holds its twin.</summary>
    public bool SeenBefore(in Packet packet)
    {
        ulong fingerprint = Fingerprint(packet);
        bool found = false;
        for (int i = 0; i < Size; i++)
        {
            if (fingerprints[i] == fingerprint && (ulong)packet.Time.Nanoseconds - times[i] <= MaximumAge)
                found = true;
        }

        fingerprints[next] = fingerprint;
        times[next] = (ulong)packet.Time.Nanoseconds;
        next = (byte)((next + 1) % Size);
        return found;
    }

    /// <summary>
    /// Whether twins may be two packets: a closed socket answers every segment of a burst with the same RST, and without an IP
    /// identification (IPv6, or 0) the acknowledgments of one millisecond look alike as well.
    /// </summary>
    public static bool IsAmbiguous(in Packet packet) =>
        packet.IPIdentification == 0 && packet.PayloadWireLength == 0 && (packet.Flags & (TcpFlags.Syn | TcpFlags.Fin)) == 0;

    private static ulong Fingerprint(in Packet packet)
    {
        const ulong multiplier = 0x9E37_79B9_7F4A_7C15;
        ulong hash = ((ulong)packet.Sequence << 32) | packet.Acknowledgment;
        hash = (hash ^ (hash >> 29)) * multiplier;
        hash ^= ((ulong)packet.IPIdentification << 48) | ((ulong)packet.Window << 32) | packet.TcpTimestamp;
        hash = (hash ^ (hash >> 31)) * multiplier;
        hash ^= ((ulong)(uint)packet.PayloadWireLength << 8) | (byte)packet.Flags | ((ulong)packet.SackLeft << 32);
        hash = (hash ^ (hash >> 30)) * multiplier;
        return hash | 1;
    }

    [InlineArray(Size)]
    private struct Entries
    {
        private ulong first;
    }
}
