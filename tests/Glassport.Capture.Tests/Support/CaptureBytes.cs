namespace Glassport.Capture.Tests.Support;

/// <summary>A capture file that a test builds record by record, remembering where each begins and how many packets it holds.</summary>
internal sealed class CaptureBytes
{
    private readonly List<byte> _bytes = [];

    public List<(int Start, int Packets)> Records { get; } = [];

    public byte[] ToArray() => [.. _bytes];

    public CaptureBytes Add(ByteBuilder record, int packets = 0) => Add(record.ToArray(), packets);

    public CaptureBytes Add(byte[] record, int packets = 0)
    {
        Records.Add((_bytes.Count, packets));
        _bytes.AddRange(record);
        return this;
    }

    /// <summary>What a reader must find in the first bytes: how many packets, and where the broken record begins.</summary>
    public (int Packets, int? BrokenAt) Truncated(int length)
    {
        int packets = 0;
        for (int i = 0; i < Records.Count; i++)
        {
            int end = i + 1 < Records.Count ? Records[i + 1].Start : _bytes.Count;
            if (length < end)
                return (packets, length == Records[i].Start && i > 0 ? null : Records[i].Start);
            packets += Records[i].Packets;
        }

        return (packets, null);
    }
}
