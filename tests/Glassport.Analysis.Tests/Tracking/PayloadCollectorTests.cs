using System.Security.Cryptography;
using Glassport.Analysis.Tracking;

namespace Glassport.Analysis.Tests.Tracking;

public sealed class PayloadCollectorTests
{
    private static readonly PayloadUse Download = new(IsListing: false, IsSaved: true, HasLines: true, 'S');

    [Theory]
    [InlineData(1448)]
    [InlineData(4096)]
    [InlineData(20_000)]
    [InlineData(65_483)]
    public void A_file_looks_the_same_and_has_the_same_hash_whatever_the_size_of_its_packets(int size)
    {
        // A NUL at the end of what is looked at, and letters before it.
        byte[] file = [.. Enumerable.Repeat((byte)'a', 4095), 0, .. Enumerable.Repeat((byte)'b', 200_000)];
        PayloadCollector payload = new(archive: null);

        foreach (byte[] packet in file.Chunk(size))
            payload.Append(packet, Download);
        payload.Settle(keep: false);

        Assert.Equal((true, true, false), (payload.Look.IsBinary, payload.Look.IsAscii, payload.Look.IsTls));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(file)), payload.Sha256);
        Assert.Equal(file.Length, payload.Length);
    }
}
