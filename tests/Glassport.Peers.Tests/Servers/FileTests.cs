using Glassport.Client;
using Glassport.Client.Local;
using Xunit.Abstractions;

namespace Glassport.Peers.Tests.Servers;

public sealed class FileTests(ServerFixture fixture, ITestOutputHelper output) : ServerTestBase(fixture, output)
{
    [ServerTheory]
    [MemberData(nameof(ServerRows.Servers), MemberType = typeof(ServerRows))]
    public async Task Files_and_directories_are_made_renamed_and_removed(string server)
    {
        string directory = MakeDirectory();
        await using var client = await LoginAsync(server, TlsMode.None, Security.Plain);

        await client.MakeDirectoryAsync($"{directory}/neu größer", default);
        Assert.True(Directory.Exists(In(directory, "neu größer")));
        await client.UploadAsync(new MemoryStream("content"u8.ToArray()), $"{directory}/a file", TransferRequest.Whole, default);
        await client.RenameAsync($"{directory}/a file", $"{directory}/neu größer/文件", default);
        Assert.Equal("content", await File.ReadAllTextAsync(In(directory, "neu größer", "文件")));
        await client.ChangeDirectoryAsync($"{directory}/neu größer", default);
        Assert.EndsWith($"{directory}/neu größer", await client.WorkingDirectoryAsync(default), StringComparison.Ordinal);
        await client.DeleteAsync("文件", default);
        await client.ChangeDirectoryAsync("..", default);
        await client.RemoveDirectoryAsync("neu größer", default);

        Assert.Empty(Directory.EnumerateFileSystemEntries(In(directory)));
    }

    [ServerTheory]
    [MemberData(nameof(ServerRows.Servers), MemberType = typeof(ServerRows))]
    public async Task A_file_keeps_its_time_both_ways(string server)
    {
        using TemporaryFolder here = new();
        string path = $"{MakeDirectory()}/a";
        string source = Path.Combine(here.Path, "a");
        await File.WriteAllTextAsync(source, "content");
        File.SetLastWriteTimeUtc(source, KnownTree.Modified.UtcDateTime);
        await using var client = await LoginAsync(server, TlsMode.None, Security.Plain);

        await FileTransfer.UploadAsync(client, source, path, new(), default);
        bool isSet = await client.SetModifiedAsync(path, KnownTree.Modified, default);
        await FileTransfer.DownloadAsync(client, $"{KnownTree.Name}/two words.txt", source, new(), null, default);

        Assert.Equal(ServerSoftware.Find(server).SetsTimes, isSet);
        Assert.Equal(isSet, File.GetLastWriteTimeUtc(In(path)) == KnownTree.Modified.UtcDateTime);
        Assert.Equal(KnownTree.Modified.UtcDateTime, File.GetLastWriteTimeUtc(source));
    }

    [ServerTheory]
    [MemberData(nameof(ServerRows.Servers), MemberType = typeof(ServerRows))]
    public async Task Copies_are_compared_by_the_best_that_the_server_has(string server)
    {
        using TemporaryFolder here = new();
        string path = $"{KnownTree.Name}/größe.bin";
        string copy = Path.Combine(here.Path, "copy");
        bool hashes = ServerSoftware.Find(server).Hashes;
        await using var client = await LoginAsync(server, TlsMode.None, Security.Plain);

        var result = await FileTransfer.DownloadAsync(client, path, copy, new() { Verifies = true }, null, default);
        Assert.Equal(hashes ? Verification.Hash : Verification.Size, result.Verification);

        byte[] content = await File.ReadAllBytesAsync(copy);
        content[17] ^= 1;
        await File.WriteAllBytesAsync(copy, hashes ? content : content[..^1]);
        var failure = await Assert.ThrowsAsync<FtpException>(() => client.VerifyAsync(path, new(copy), default));
        Assert.Equal(FailureKind.Verification, failure.Kind);
    }

    [ServerTheory]
    [MemberData(nameof(ServerRows.Servers), MemberType = typeof(ServerRows))]
    public async Task What_is_not_there_is_told_as_that(string server)
    {
        await using var client = await LoginAsync(server, TlsMode.None, Security.Plain);

        await FailsAsync(FailureKind.NoSuchFile, () => client.DownloadAsync($"{KnownTree.Name}/no such", new MemoryStream(), TransferRequest.Whole, default));
        await FailsAsync(FailureKind.NoSuchFile, () => client.DeleteAsync($"{KnownTree.Name}/no such", default));
        await FailsAsync(FailureKind.NoSuchFile, () => client.RenameAsync($"{KnownTree.Name}/no such", "b", default));
        await FailsAsync(FailureKind.NoSuchFile, () => client.ChangeDirectoryAsync("no such", default));
        Assert.Null(await client.SizeAsync($"{KnownTree.Name}/no such", default));
        Assert.Null(await client.ModifiedAsync($"{KnownTree.Name}/no such", default));
        Assert.True(client.IsOpen);
    }

    [ServerTheory]
    [MemberData(nameof(ServerRows.Servers), MemberType = typeof(ServerRows))]
    public async Task What_may_not_be_done_is_told_as_that(string server)
    {
        await using var client = await LoginAsync(server, TlsMode.None, Security.Plain);

        await FailsAsync(FailureKind.Refused, () => client.UploadAsync(new MemoryStream([1]), $"{KnownTree.Locked}/a", TransferRequest.Whole, default));
        await FailsAsync(FailureKind.Refused, () => client.MakeDirectoryAsync($"{KnownTree.Locked}/a", default));
        await FailsAsync(ServerSoftware.Find(server).ForbiddenFile, () => client.DownloadAsync($"{KnownTree.Locked}/secret.bin", new MemoryStream(), TransferRequest.Whole, default));
        await FailsAsync(ServerSoftware.Find(server).ForbiddenFile, () => client.DeleteAsync($"{KnownTree.Locked}/secret.bin", default));
        Assert.True(client.IsOpen);
    }

    private async Task FailsAsync(FailureKind kind, Func<Task> work)
    {
        var failure = await Assert.ThrowsAsync<FtpException>(work);
        Assert.True(failure.Kind == kind, $"{failure.Kind} instead of {kind}: {failure.Message}");
    }
}
