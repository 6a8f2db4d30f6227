using Glassport.Capture.Tests.Support;

namespace Glassport.Capture.Tests;

public sealed class MutationTests
{
    private const int Rounds = 1_000;

    [Theory]
    [MemberData(nameof(Samples.Names), MemberType = typeof(Samples))]
    public async Task Bytes_changed_at_random_never_throw_and_never_give_more_than_there_is(string name)
    {
        byte[] original = Samples.All[name].ToArray();
        Random random = new(name.Length);
        int damaged = 0;
        for (int round = 0; round < Rounds; round++)
        {
            byte[] bytes = [.. original];
            for (int change = random.Next(1, 5); change > 0; change--)
                bytes[random.Next(16, bytes.Length)] = (byte)(random.Next(4) == 0 ? 0xFF : random.Next(256));
            Reading reading = await Reading.StreamedAsync(bytes, atATime: 4096);
            Assert.True(reading.Packets.Sum(p => p.Bytes.Length / 2) <= bytes.Length);
            Assert.InRange(reading.Facts.Damage?.Offset ?? 0, 0, bytes.Length);
            damaged += reading.Facts.Damage is null ? 0 : 1;
        }

        Assert.InRange(damaged, 1, Rounds - 1);
    }

    [Theory]
    [MemberData(nameof(Samples.Names), MemberType = typeof(Samples))]
    public async Task Mapped_and_streamed_reading_agree_on_broken_files(string name)
    {
        byte[] original = Samples.All[name].ToArray();
        Random random = new(7);
        for (int round = 0; round < 100; round++)
        {
            byte[] bytes = [.. original];
            bytes[random.Next(16, bytes.Length)] ^= (byte)random.Next(1, 256);
            Reading mapped = await Reading.MappedAsync(bytes);
            Reading streamed = await Reading.StreamedAsync(bytes, atATime: 3);
            Assert.Equal(mapped.Packets, streamed.Packets);
            Assert.Equal(mapped.Facts.Damage?.Offset, streamed.Facts.Damage?.Offset);
            Assert.Equal(mapped.Facts.Damage?.Reason, streamed.Facts.Damage?.Reason);
        }
    }
}
