using System.Runtime.Versioning;
using Glassport.Server.Storage;

namespace Glassport.Server.Tests.Storage;

/// <summary>Links must not be a way around a quota.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class QuotaLinkTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly LocalStorage local;
    private readonly QuotaLedger ledger = new(100, 10);
    private readonly QuotaStorage quota;

    public QuotaLinkTests()
    {
        local = LocalStorage.OpenLinux(folder.Root, null, null).Value;
        quota = new(local, ledger);
    }

    [Fact]
    public async Task Removing_a_link_gives_nothing_back()
    {
        await Store("/file", 60);
        Assert.Equal(StorageError.None, await quota.LinkAsync(At("/file"), At("/link"), default));
        Assert.Equal(StorageError.None, await quota.LinkAsync(At("/file"), At("/other"), default));
        Assert.Equal(StorageError.None, await quota.RemoveAsync(At("/link"), EntryKind.File, default));
        Assert.Equal(StorageError.None, await quota.RenameAsync(At("/other"), At("/moved"), false, default));

        Assert.Equal((60, 1), (ledger.Bytes, ledger.Files));
    }

    [Fact]
    public async Task Removing_a_file_that_is_written_through_a_link_gives_back_once()
    {
        await Store("/file", 10);
        await quota.LinkAsync(At("/file"), At("/link"), default);
        await using (IUpload upload = (await quota.OpenWriteAsync(At("/link"), new(WriteMode.Append), default)).Value)
        {
            await upload.WriteAsync(new byte[50], default);
            Assert.Equal(StorageError.None, await quota.RemoveAsync(At("/file"), EntryKind.File, default));
            Assert.InRange(ledger.Bytes, 50, 60);
        }

        Assert.InRange(ledger.Bytes, 0, 10);
    }

    [Fact]
    public async Task A_file_that_is_moved_away_under_a_link_stays_counted()
    {
        await Store("/file", 0);
        await quota.LinkAsync(At("/file"), At("/link"), default);
        await using (IUpload upload = (await quota.OpenWriteAsync(At("/link"), new(WriteMode.Append), default)).Value)
        {
            await upload.WriteAsync(new byte[50], default);
            Assert.Equal(StorageError.None, await quota.RenameAsync(At("/file"), At("/moved"), false, default));
            await upload.AbandonAsync(keep: false, default);
        }

        Assert.InRange(ledger.Bytes, new FileInfo(folder.In("moved")).Length, 100);
    }

    public void Dispose()
    {
        local.Dispose();
        ledger.Dispose();
        folder.Dispose();
    }

    private static VirtualPath At(string text) => VirtualPath.TryResolve(VirtualPath.Root, text, out VirtualPath path) ? path : throw new ArgumentException(text);

    private async Task Store(string path, int length)
    {
        await using IUpload upload = (await quota.OpenWriteAsync(At(path), new(WriteMode.Replace), default)).Value;
        Assert.Equal(StorageError.None, await upload.WriteAsync(new byte[length], default));
        Assert.Equal(StorageError.None, await upload.CommitAsync(default));
    }
}
