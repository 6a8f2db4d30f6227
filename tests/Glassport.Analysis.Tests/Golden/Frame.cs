using Glassport.Capture;
using Glassport.Packets;
using Glassport.Packets.Link;

namespace Glassport.Analysis.Tests.Golden;

/// <summary>A packet as it was captured.</summary>
/// <param name="Time">When.</param>
/// <param name="Bytes">The captured bytes.</param>
/// <param name="OriginalLength">How many there were on the wire.</param>
/// <param name="Interface">Where.</param>
/// <param name="Link">How the bytes begin.</param>
internal sealed record Frame(Timestamp Time, byte[] Bytes, int OriginalLength, int Interface, LinkType Link)
{
    /// <summary>All packets of a capture file.</summary>
    public static async Task<IReadOnlyList<Frame>> AllOfAsync(string path)
    {
        List<Frame> frames = [];
        IPacketSource source = await CaptureFiles.OpenAsync([path], null, CancellationToken.None);
        await using (source)
        {
            PacketBatch batch = new(256);
            while (await source.ReadAsync(batch, CancellationToken.None))
            {
                foreach (Packet packet in batch.Packets.Take(batch.Count))
                {
                    byte[] bytes = batch.Bytes.Slice(packet.Offset, packet.Length).ToArray();
                    frames.Add(new(packet.Time, bytes, packet.OriginalLength, packet.Interface, packet.Link));
                }
            }
        }

        return frames;
    }
}
