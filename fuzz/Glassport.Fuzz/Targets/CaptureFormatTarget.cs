using Glassport.Capture;
using Glassport.Fuzz.Mutation;
using Glassport.Fuzz.Seeds;
using Glassport.Packets;

namespace Glassport.Fuzz.Targets;

/// <summary>A capture format: whatever the file says, packets lie within what was read, and reading in small pieces gives the same.</summary>
internal sealed class CaptureFormatTarget(string name, IReadOnlyList<byte[]> seeds, bool compressed = false) : IFuzzTarget
{
    public static CaptureFormatTarget Pcap { get; } = new("pcap", [SmallCaptures.Session.ToPcap(), SmallCaptures.BigEndianPcap()]);

    public static CaptureFormatTarget Pcapng { get; } = new("pcapng", Golden.Files(9 * 1024));

    public static CaptureFormatTarget Snoop { get; } = new("snoop", [SmallCaptures.Snoop()]);

    public static CaptureFormatTarget Gzip { get; } = new(
        "gzip", [SmallCaptures.Compress(SmallCaptures.Session.ToPcap()), SmallCaptures.Compress(SmallCaptures.Snoop())], compressed: true);

    public string Name => name;

    public IReadOnlyList<byte[]> Seeds => seeds;

    public int LongestInput => 16 * 1024;

    public byte[] Mutate(Rng random) => compressed && random.OneIn(2)
        ? SmallCaptures.Compress(Mutator.Mutate([SmallCaptures.Session.ToPcap(), SmallCaptures.Snoop()], random, LongestInput))
        : Mutator.Mutate(seeds, random, LongestInput);

    public void Run(byte[] input)
    {
        (ulong whole, long packets, Damage? damage) = Read(new MemoryStream(input), 256);
        (ulong pieces, long again, Damage? samePlace) = Read(new PiecewiseStream(input, 1 + (input.Length % 97)), 3);

        // How much of damaged deflate data comes out before the damage is met depends on how it is fed.
        if (compressed && damage is not null && samePlace is not null)
            return;
        Invariant.Holds(whole == pieces && packets == again, "reading in pieces gives the same packets");
        Invariant.Holds(damage?.Offset == samePlace?.Offset && damage?.Reason == samePlace?.Reason, "reading in pieces finds the same damage");
    }

    private static (ulong Hash, long Packets, Damage? Damage) Read(Stream stream, int capacity)
    {
        IPacketSource source;
        try
        {
            source = CaptureFiles.OpenAsync([CaptureFiles.StandardInput], stream, CancellationToken.None).AsTask().GetAwaiter().GetResult();
        }
        catch (CaptureOpenException)
        {
            return default;
        }

        try
        {
            PacketBatch batch = new(capacity);
            ulong hash = 14695981039346656037;
            long number = 0;
            while (source.ReadAsync(batch, CancellationToken.None).AsTask().GetAwaiter().GetResult())
            {
                Invariant.Holds(batch.Count > 0 && batch.Count <= capacity, "a batch has packets");
                foreach (ref readonly Packet packet in batch.Packets.AsSpan(0, batch.Count))
                {
                    Invariant.Holds(packet.Number == ++number, "packets are numbered from 1");
                    Invariant.Holds(packet.OriginalLength >= 0 && packet.Length >= 0, "lengths are not negative");
                    hash = (hash ^ (ulong)packet.Time.Nanoseconds ^ ((ulong)packet.OriginalLength << 32) ^ (ulong)packet.Interface) * 1099511628211;
                    foreach (byte b in batch.Bytes.Span.Slice(packet.Offset, packet.Length))
                        hash = (hash ^ b) * 1099511628211;
                }
            }

            return (hash, number, source.Facts.Damage);
        }
        finally
        {
            source.DisposeAsync().AsTask().GetAwaiter().GetResult();
        }
    }
}
