using System.Security.Cryptography;
using Glassport.Client.Local;

namespace Glassport.Client.Tests;

public sealed class FileTransferTests : IDisposable
{
    private static readonly DateTime Then = new(2026, 3, 4, 5, 6, 7, DateTimeKind.Utc);

    private readonly string folder = Directory.CreateTempSubdirectory("glassport-files-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_copy_has_the_originals_bytes_and_time()
    {
        await using var server = await OwnServer.StartAsync();
        byte[] content = RandomNumberGenerator.GetBytes(300_000);
        await File.WriteAllBytesAsync(server.In("a"), content);
        File.SetLastWriteTimeUtc(server.In("a"), Then);
        await using var client = await server.LoginAsync();

        var down = await FileTransfer.DownloadAsync(client, "a", In("a"), new() { Verifies = true }, null, default);
        var up = await FileTransfer.UploadAsync(client, In("a"), "b", new() { Verifies = true }, default);

        Assert.Equal((Verification.Hash, Verification.Hash), (down.Verification, up.Verification));
        Assert.Equal(content, await File.ReadAllBytesAsync(server.In("b")));
        Assert.Equal(Then, File.GetLastWriteTimeUtc(In("a")));
        Assert.Equal(Then, File.GetLastWriteTimeUtc(server.In("b")));
    }

    [Fact]
    public async Task A_part_is_gone_on_with_and_is_never_called_by_the_files_name()
    {
        await using var server = await OwnServer.StartAsync();
        byte[] content = RandomNumberGenerator.GetBytes(4_000_000);
        await File.WriteAllBytesAsync(server.In("a"), content);
        await using var client = await server.LoginAsync();
        using CancellationTokenSource enough = new();
        FileTransferOptions cut = new() { Progress = (moved, _) => enough.Cancel() };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => FileTransfer.DownloadAsync(client, "a", In("a"), cut, null, enough.Token));
        Assert.False(File.Exists(In("a")));
        long part = new FileInfo(In("a") + FileTransfer.PartSuffix).Length;

        var result = await FileTransfer.DownloadAsync(client, "a", In("a"), new() { Resumes = true }, null, default);

        Assert.Equal((part, content.Length - part), (result.Offset, result.Bytes));
        Assert.Equal(content, await File.ReadAllBytesAsync(In("a")));
        Assert.False(File.Exists(In("a") + FileTransfer.PartSuffix));
    }

    [Fact]
    public async Task What_another_program_left_is_gone_on_with()
    {
        await using var server = await OwnServer.StartAsync();
        await File.WriteAllTextAsync(server.In("a"), "hello world");
        await File.WriteAllTextAsync(In("a"), "hello");
        await using var client = await server.LoginAsync();

        var result = await FileTransfer.DownloadAsync(client, "a", In("a"), new() { Resumes = true }, null, default);
        var again = await FileTransfer.DownloadAsync(client, "a", In("a"), new() { Resumes = true }, null, default);

        Assert.Equal((5, 6), (result.Offset, result.Bytes));
        Assert.Equal(0, again.Bytes);
        Assert.Equal("hello world", await File.ReadAllTextAsync(In("a")));
    }

    [Fact]
    public async Task A_file_that_cannot_be_had_leaves_nothing_and_spoils_nothing()
    {
        await using var server = await OwnServer.StartAsync();
        await File.WriteAllTextAsync(In("a"), "mine");
        await using var client = await server.LoginAsync();

        await Assert.ThrowsAsync<FtpException>(() => FileTransfer.DownloadAsync(client, "a", In("a"), new(), null, default));
        await Assert.ThrowsAsync<FtpException>(() => FileTransfer.DownloadAsync(client, "a", In("a"), new() { Resumes = true }, null, default));

        Assert.Equal([In("a")], Directory.GetFiles(folder));
        Assert.Equal("mine", await File.ReadAllTextAsync(In("a")));
    }

    [Fact]
    public async Task A_copy_that_differs_is_told()
    {
        await using var server = await OwnServer.StartAsync();
        await File.WriteAllTextAsync(server.In("a"), "hello");
        await File.WriteAllTextAsync(In("a"), "hellO");
        await using var client = await server.LoginAsync();

        var failure = await Assert.ThrowsAsync<FtpException>(() => client.VerifyAsync("a", new(In("a")), default));

        Assert.Equal(FailureKind.Verification, failure.Kind);
    }

    [Fact]
    public async Task A_folder_that_may_not_be_written_is_this_machines_failure()
    {
        await using var server = await OwnServer.StartAsync();
        await File.WriteAllTextAsync(server.In("a"), "hello");
        await using var client = await server.LoginAsync();

        var failure = await Assert.ThrowsAsync<FtpException>(() => FileTransfer.DownloadAsync(client, "a", In("missing/a"), new(), null, default));

        Assert.Equal(FailureKind.LocalDisk, failure.Kind);
        Assert.True(client.IsOpen);
    }

    private string In(string name) => Path.Combine(folder, name);
}
