using Glassport.Capture.Tests.Support;

namespace Glassport.Capture.Tests;

public sealed class TruncationTests
{
    private const int ShortestRecognised = 8;

    [Theory]
    [MemberData(nameof(Samples.Names), MemberType = typeof(Samples))]
    public async Task A_mapped_file_cut_at_any_length_gives_its_whole_records_and_the_exact_damage(string name) =>
        await CutEverywhereAsync(name, bytes => Reading.MappedAsync(bytes));

    [Theory]
    [MemberData(nameof(Samples.Names), MemberType = typeof(Samples))]
    public async Task A_stream_cut_at_any_length_gives_its_whole_records_and_the_exact_damage(string name) =>
        await CutEverywhereAsync(name, bytes => Reading.StreamedAsync(bytes, atATime: 5));

    [Theory]
    [MemberData(nameof(Samples.Names), MemberType = typeof(Samples))]
    public async Task Too_few_bytes_to_be_recognised_are_an_error_on_opening(string name)
    {
        byte[] bytes = Samples.All[name].ToArray();
        for (int length = 0; length < 4; length++)
            await Assert.ThrowsAsync<CaptureOpenException>(() => Reading.MappedAsync(bytes[..length]));
    }

    private static async Task CutEverywhereAsync(string name, Func<byte[], Task<Reading>> read)
    {
        CaptureBytes sample = Samples.All[name];
        byte[] bytes = sample.ToArray();
        Reading whole = await read(bytes);
        Assert.Null(whole.Facts.Damage);
        Assert.Equal(sample.Records.Sum(r => r.Packets), whole.Packets.Count);
        for (int length = ShortestRecognised; length < bytes.Length; length++)
        {
            Reading cut = await read(bytes[..length]);
            (int packets, int? brokenAt) = sample.Truncated(length);
            Assert.Equal(whole.Packets.Take(packets), cut.Packets);
            Assert.Equal(brokenAt, (int?)cut.Facts.Damage?.Offset);
            if (brokenAt is not null)
                Assert.Equal(brokenAt == 0 ? "the file ends within its header" : "the file ends within a record", cut.Facts.Damage!.Reason);
        }
    }
}
