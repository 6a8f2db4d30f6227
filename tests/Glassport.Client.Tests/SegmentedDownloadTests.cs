using System.Security.Cryptography;
using Glassport.Client.Local;

namespace Glassport.Client.Tests;

/// <summary>One file on several sessions.</summary>
public sealed class SegmentedDownloadTests : IDisposable
{
    private const int Size = 5_000_003;

    private readonly string folder = Directory.CreateTempSubdirectory("glassport-segments-").FullName;
    private readonly byte[] content = new byte[Size];

    public SegmentedDownloadTests() => RandomNumberGenerator.Fill(content);

    private string Target => Path.Combine(folder, "copy");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(100)]
    public async Task The_parts_make_the_file(int segments)
    {
        await using var server = await StartAsync();
        await using var client = await server.LoginAsync();
        int opened = 0;
        long last = 0;
        SegmentedDownload download = new(
            _ =>
            {
                Interlocked.Increment(ref opened);
                return server.LoginAsync();
            },
            segments,
            TimeProvider.System);

        var result = await download.DownloadAsync(client, "big", Target, new() { Verifies = true, Progress = (moved, _) => last = Math.Max(last, moved) }, CancellationToken.None);

        Assert.Equal(content, File.ReadAllBytes(Target));
        Assert.Equal(Size, result.Bytes);
        Assert.Equal(Size, last);
        Assert.Equal(Verification.Hash, result.Verification);
        Assert.InRange(opened, 2, 4);
        Assert.Equal(["copy"], Directory.EnumerateFileSystemEntries(folder).Select(Path.GetFileName));
        Assert.Equal(File.GetLastWriteTimeUtc(Path.Combine(server.Root, "big")), File.GetLastWriteTimeUtc(Target), TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task A_server_that_takes_fewer_sessions_than_parts_gives_the_file_all_the_same()
    {
        await using var server = await StartAsync();
        await using var client = await server.LoginAsync();
        int opened = 0;
        SegmentedDownload download = new(
            _ => Interlocked.Increment(ref opened) == 1 ? server.LoginAsync() : throw new FtpException(FailureKind.Refused, "421 too many"), 4, TimeProvider.System);

        await download.DownloadAsync(client, "big", Target, new(), CancellationToken.None);

        Assert.Equal(content, File.ReadAllBytes(Target));
    }

    [Fact]
    public async Task What_came_from_the_beginning_on_is_kept_and_can_be_gone_on_with()
    {
        await using var server = await StartAsync();
        await using var client = await server.LoginAsync();
        using CancellationTokenSource enough = new();
        SegmentedDownload download = new(_ => server.LoginAsync(), 4, TimeProvider.System);
        FileTransferOptions untilHalf = new()
        {
            Progress = (moved, _) =>
            {
                if (moved > Size / 2)
                    enough.Cancel();
            },
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => download.DownloadAsync(client, "big", Target, untilHalf, enough.Token));

        Assert.False(File.Exists(Target));
        Assert.False(File.Exists(Target + SegmentedDownload.HoledSuffix));
        byte[] part = File.Exists(Target + FileTransfer.PartSuffix) ? File.ReadAllBytes(Target + FileTransfer.PartSuffix) : [];
        Assert.Equal(content[..part.Length], part);
        await FileTransfer.DownloadAsync(client, "big", Target, new() { Resumes = true }, null, CancellationToken.None);
        Assert.Equal(content, File.ReadAllBytes(Target));
    }

    [Fact]
    public async Task A_file_that_changes_meanwhile_is_no_file()
    {
        await using var server = await StartAsync();
        await using var client = await server.LoginAsync();
        bool isChanged = false;
        FileTransferOptions changing = new()
        {
            Progress = (_, _) =>
            {
                if (isChanged)
                    return;
                isChanged = true;
                File.SetLastWriteTimeUtc(Path.Combine(server.Root, "big"), DateTime.UnixEpoch);
            },
        };

        var failure = await Assert.ThrowsAsync<FtpException>(
            () => new SegmentedDownload(_ => server.LoginAsync(), 4, TimeProvider.System).DownloadAsync(client, "big", Target, changing, CancellationToken.None));

        Assert.Equal(FailureKind.Verification, failure.Kind);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder));
    }

    [Fact]
    public async Task Small_files_take_one_session()
    {
        await using var server = await StartAsync();
        await using var client = await server.LoginAsync();
        File.WriteAllBytes(Path.Combine(server.Root, "small"), content[..1000]);
        SegmentedDownload download = new(_ => throw new InvalidOperationException("no other session"), 4, TimeProvider.System);

        await download.DownloadAsync(client, "small", Target, new(), CancellationToken.None);

        Assert.Equal(content[..1000], File.ReadAllBytes(Target));
    }

    [Fact]
    public async Task Where_no_session_can_be_opened_the_work_fails_once()
    {
        int tried = 0;

        var failure = await Assert.ThrowsAsync<FtpException>(() => ParallelSessions.RunAsync<int>(
            [1, 2, 3, 4, 5, 6],
            2,
            _ =>
            {
                Interlocked.Increment(ref tried);
                throw new FtpException(FailureKind.Login, "530");
            },
            static (_, _, _) => Task.CompletedTask,
            static (_, _) => throw new InvalidOperationException("nothing was begun"),
            CancellationToken.None));

        Assert.Equal(FailureKind.Login, failure.Kind);
        Assert.Equal(2, tried);
    }

    private async Task<OwnServer> StartAsync()
    {
        var server = await OwnServer.StartAsync();
        File.WriteAllBytes(Path.Combine(server.Root, "big"), content);
        return server;
    }
}
