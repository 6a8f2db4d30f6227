using Glassport.Server.Storage;

namespace Glassport.Server.Tests.Storage;

/// <summary>The quota, over a back end without links; also everything that every back end does, with a quota that is never reached.</summary>
public sealed class QuotaStorageTests : StorageContract, IDisposable
{
    private readonly MemoryStorage inner = new(TimeProvider.System);
    private readonly QuotaLedger unlimited = new(null, null);
    private readonly QuotaLedger ledger = new(100, 3);
    private readonly QuotaStorage quota;

    public QuotaStorageTests()
    {
        Storage = new QuotaStorage(inner, unlimited);
        quota = new(inner, ledger);
    }

    protected override IStorage Storage { get; }

    [Fact]
    public async Task What_is_stored_is_counted_with_links_left_out()
    {
        await Put("/a", new('x', 40));
        await MakeDirectory("/d");
        await Put("/d/b", new('x', 2));
        await ledger.CountAsync(inner, VirtualPath.Root, default);

        Assert.Equal((42, 2), (ledger.Bytes, ledger.Files));
        Assert.Equal((42, 2), (unlimited.Bytes, unlimited.Files));
        Assert.Equal(58, (await quota.FreeBytesAsync(VirtualPath.Root, default)).Value);
    }

    [Theory]
    [InlineData(WriteMode.Replace, false)]
    [InlineData(WriteMode.Replace, true)]
    [InlineData(WriteMode.CreateNew, false)]
    [InlineData(WriteMode.CreateNew, true)]
    [InlineData(WriteMode.Append, false)]
    [InlineData(WriteMode.Unique, false)]
    [InlineData(WriteMode.Unique, true)]
    [InlineData(WriteMode.Resume, false)]
    [InlineData(WriteMode.Resume, true)]
    public async Task No_way_of_writing_passes_the_bytes(WriteMode mode, bool atomic)
    {
        await using IUpload upload = (await quota.OpenWriteAsync(At("/a"), new(mode, Atomic: atomic), default)).Value;

        Assert.Equal(StorageError.None, await upload.WriteAsync(new byte[100], default));
        Assert.Equal(StorageError.QuotaExceeded, await upload.WriteAsync(new byte[1], default));
        Assert.Equal(100, upload.Position);
        Assert.Equal(StorageError.None, await upload.CommitAsync(default));
        Assert.Equal((100, 1), (ledger.Bytes, ledger.Files));
    }

    [Fact]
    public async Task Appending_and_resuming_count_what_was_there_before()
    {
        Assert.Equal(60, await Fill("/a", 60, Replace));
        Assert.Equal(40, await Fill("/a", 60, new(WriteMode.Append), step: 10));
        Assert.Equal(50, await Fill("/a", 60, new(WriteMode.Resume, 50), step: 10));
        Assert.Equal(100, ledger.Bytes);
        Assert.Equal(0, await Fill("/a", 1, new(WriteMode.Resume, 100)));
        Assert.Equal(100, ledger.Bytes);
    }

    [Fact]
    public async Task Replacing_gives_back_what_was_there()
    {
        Assert.Equal(90, await Fill("/a", 90, Replace));
        Assert.Equal(80, await Fill("/a", 80, Replace));
        Assert.Equal((80, 1), (ledger.Bytes, ledger.Files));
        Assert.Equal(20, await Fill("/a", 20, ReplaceAtomically));
        Assert.Equal((20, 1), (ledger.Bytes, ledger.Files));
    }

    [Fact]
    public async Task Removing_and_abandoning_give_back()
    {
        await Fill("/a", 100, Replace);
        Assert.Equal(StorageError.None, await quota.RemoveAsync(At("/a"), EntryKind.File, default));
        Assert.Equal((0, 0), (ledger.Bytes, ledger.Files));
        foreach (bool atomic in (bool[])[false, true])
        {
            await using IUpload upload = (await quota.OpenWriteAsync(At("/b"), new(WriteMode.Replace, Atomic: atomic), default)).Value;
            await upload.WriteAsync(new byte[70], default);
            Assert.Equal((70, 1), (ledger.Bytes, ledger.Files));
            await upload.AbandonAsync(keep: false, default);
            Assert.Equal((0, 0), (ledger.Bytes, ledger.Files));
        }
    }

    [Fact]
    public async Task A_partial_file_that_is_kept_stays_counted()
    {
        await using (IUpload upload = (await quota.OpenWriteAsync(At("/a"), Replace, default)).Value)
            await upload.WriteAsync(new byte[70], default);

        Assert.Equal((70, 1), (ledger.Bytes, ledger.Files));
    }

    [Fact]
    public async Task A_resumed_atomic_upload_counts_its_beginning()
    {
        await using (IUpload upload = (await quota.OpenWriteAsync(At("/a"), ReplaceAtomically, default)).Value)
            await upload.WriteAsync(new byte[70], default);
        await Fill("/b", 60, Replace);

        Assert.Equal(StorageError.QuotaExceeded, (await quota.OpenWriteAsync(At("/a"), new(WriteMode.Resume, 70, Atomic: true), default)).Error);
        Assert.Equal((60, 1), (ledger.Bytes, ledger.Files));
        await quota.RemoveAsync(At("/b"), EntryKind.File, default);
        Assert.Equal(10, await Fill("/a", 10, new(WriteMode.Resume, 70, Atomic: true)));
        Assert.Equal((80, 1), (ledger.Bytes, ledger.Files));
    }

    [Fact]
    public async Task There_are_no_more_files_than_allowed()
    {
        for (int i = 0; i < 3; i++)
            await Fill("/up", 1, new(WriteMode.Unique, Atomic: i == 1));

        foreach (WriteMode mode in (WriteMode[])[WriteMode.CreateNew, WriteMode.Replace, WriteMode.Append, WriteMode.Unique, WriteMode.Resume])
        {
            Assert.Equal(StorageError.QuotaExceeded, (await quota.OpenWriteAsync(At("/new"), new(mode), default)).Error);
            Assert.Equal(StorageError.QuotaExceeded, (await quota.OpenWriteAsync(At("/new"), new(mode, Atomic: true), default)).Error);
        }

        Assert.Equal(1, await Fill("/up", 1, Replace));
        Assert.Equal(3, ledger.Files);
    }

    [Fact]
    public async Task Renaming_over_a_file_gives_back_that_one()
    {
        await Fill("/a", 30, Replace);
        await Fill("/b", 50, Replace);

        Assert.Equal(StorageError.None, await quota.RenameAsync(At("/a"), At("/b"), true, default));
        Assert.Equal((30, 1), (ledger.Bytes, ledger.Files));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_file_that_is_renamed_while_it_is_written_stays_counted(bool atomic)
    {
        await quota.MakeDirectoryAsync(At("/d"), default);
        await using IUpload upload = (await quota.OpenWriteAsync(At("/d/a"), new(WriteMode.Replace, Atomic: atomic), default)).Value;
        await upload.WriteAsync(new byte[60], default);
        Assert.Equal(atomic ? StorageError.NotFound : StorageError.None, await quota.RenameAsync(At("/d/a"), At("/d/b"), true, default));
        Assert.Equal(StorageError.None, await upload.CommitAsync(default));

        Assert.Equal((60, 1), (ledger.Bytes, ledger.Files));
        Assert.Equal(StorageError.None, await quota.RemoveAsync(At(atomic ? "/d/a" : "/d/b"), EntryKind.File, default));
        Assert.Equal((0, 0), (ledger.Bytes, ledger.Files));
    }

    [Fact]
    public async Task A_file_that_is_removed_while_it_is_written_counts_until_the_end()
    {
        await using IUpload upload = (await quota.OpenWriteAsync(At("/a"), Replace, default)).Value;
        await upload.WriteAsync(new byte[60], default);
        Assert.Equal(StorageError.None, await quota.RemoveAsync(At("/a"), EntryKind.File, default));
        Assert.Equal(60, ledger.Bytes);
        await upload.CommitAsync(default);
        Assert.Equal((0, 0), (ledger.Bytes, ledger.Files));
    }

    [Theory]
    [InlineData(3, StorageError.QuotaExceeded)]
    [InlineData(2, StorageError.None)]
    public async Task A_replaced_file_that_is_gone_meanwhile_needs_room_again(int others, StorageError outcome)
    {
        await Fill("/a", 10, Replace);
        await using (IUpload upload = (await quota.OpenWriteAsync(At("/a"), new(WriteMode.Replace, Atomic: true), default)).Value)
        {
            await upload.WriteAsync(new byte[20], default);
            Assert.Equal(StorageError.None, await quota.RemoveAsync(At("/a"), EntryKind.File, default));
            for (int other = 0; other < others; other++)
                await Fill($"/b{other}", 10, Replace);

            Assert.Equal(outcome, await upload.CommitAsync(default));
        }

        Assert.Equal(3, ledger.Files);
        Assert.Equal(await Measure(), (ledger.Bytes, ledger.Files));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Parallel_uploads_together_cannot_pass_the_limits(bool atomic)
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(writer => Task.Run(async () =>
        {
            for (int round = 0; round < 40; round++)
            {
                VirtualPath path = At($"/{(char)('a' + (writer % 4))}");
                WriteRequest request = new((round % 3) switch { 0 => WriteMode.Replace, 1 => WriteMode.Append, _ => WriteMode.Unique }, Atomic: atomic);
                await using IUpload? upload = (await quota.OpenWriteAsync(path, request, default)).Value;
                for (int step = 0; upload is not null && step < 6; step++)
                    await upload.WriteAsync(new byte[7], default);
                if (upload is not null && round % 5 == 0)
                    await upload.AbandonAsync(keep: writer % 2 == 0, default);
                else if (upload is not null)
                    await upload.CommitAsync(default);
                (long bytes, long files) = await Measure();
                Assert.InRange(bytes, 0, 100);
                Assert.InRange(files, 0, 3);
                if (round % 4 == 3)
                    await quota.RemoveAsync(upload?.Path ?? path, EntryKind.File, default);
                if (round % 7 == 6)
                    await quota.RenameAsync(path, At("/a"), true, default);
            }
        })));

        Assert.Equal(await Measure(), (ledger.Bytes, ledger.Files));
    }

    [Fact]
    public async Task Other_limits_hold_from_then_on()
    {
        await Fill("/a", 90, Replace);
        ledger.SetLimits(50, null);
        Assert.Equal(0, await Fill("/b", 1, Replace));
        ledger.SetLimits(null, null);
        Assert.Equal(1000, await Fill("/b", 1000, Replace));
    }

    public void Dispose()
    {
        ledger.Dispose();
        unlimited.Dispose();
    }

    /// <summary>Writes until the quota refuses, and commits.</summary>
    /// <returns>How much was written.</returns>
    private async Task<int> Fill(string path, int count, WriteRequest request, int step = 0)
    {
        var opened = await quota.OpenWriteAsync(At(path), request, default);
        Assert.Equal(StorageError.None, opened.Error);
        await using IUpload upload = opened.Value;
        step = step == 0 ? count : step;
        int done = 0;
        while (done < count && await upload.WriteAsync(new byte[step], default) == StorageError.None)
            done += step;
        Assert.Equal(StorageError.None, await upload.CommitAsync(default));
        return done;
    }

    private async Task<(long Bytes, long Files)> Measure()
    {
        using QuotaLedger real = new(null, null);
        await real.CountAsync(inner, VirtualPath.Root, default);
        return (real.Bytes, real.Files);
    }
}
