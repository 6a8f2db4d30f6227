using Glassport.Server.Storage;
using Microsoft.Extensions.Time.Testing;

namespace Glassport.Server.Tests.Storage;

public sealed class MemoryStorageTests : StorageContract
{
    private readonly FakeTimeProvider clock = new(new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));

    public MemoryStorageTests() => Storage = new MemoryStorage(clock);

    protected override IStorage Storage { get; }

    [Fact]
    public async Task Times_are_the_clocks()
    {
        await Put("/a", "1");
        clock.Advance(TimeSpan.FromHours(1));
        await Put("/a", "2", new(WriteMode.Append));

        FileEntry entry = await Stat("/a");
        Assert.Equal((clock.GetUtcNow().UtcDateTime, TimeSpan.FromHours(1)), (entry.Modified, entry.Modified - entry.Created));
    }
}
