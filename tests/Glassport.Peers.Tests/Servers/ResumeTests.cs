using Glassport.Client;
using Glassport.Client.Local;
using Xunit.Abstractions;

namespace Glassport.Peers.Tests.Servers;

public sealed class ResumeTests(ServerFixture fixture, ITestOutputHelper output) : ServerTestBase(fixture, output)
{
    private const int Size = 500_000;
    private const int Cut = 123_456;

    private static readonly byte[] Whole = KnownTree.Content(Size, 8);

    [ServerTheory]
    [MemberData(nameof(ServerRows.Protections), MemberType = typeof(ServerRows))]
    public async Task A_download_goes_on_where_it_was_cut(string server, TlsMode mode, Security security)
    {
        using TemporaryFolder here = new();
        string path = $"{MakeDirectory()}/a";
        await File.WriteAllBytesAsync(In(path), Whole);
        string target = Path.Combine(here.Path, "a");
        await File.WriteAllBytesAsync(target + FileTransfer.PartSuffix, Whole[..Cut]);
        await using var client = await LoginAsync(server, mode, security);

        var result = await FileTransfer.DownloadAsync(client, path, target, new() { Resumes = true }, null, default);

        Assert.Equal((Cut, Size - Cut), (result.Offset, result.Bytes));
        Assert.Equal(Whole, await File.ReadAllBytesAsync(target));
    }

    [ServerTheory]
    [MemberData(nameof(ServerRows.Protections), MemberType = typeof(ServerRows))]
    public async Task An_upload_goes_on_where_it_was_cut(string server, TlsMode mode, Security security)
    {
        using TemporaryFolder here = new();
        string path = $"{MakeDirectory()}/a";
        string source = Path.Combine(here.Path, "a");
        await File.WriteAllBytesAsync(source, Whole);
        await using var client = await LoginAsync(server, mode, security);
        await client.UploadAsync(new MemoryStream(Whole[..Cut]), path, TransferRequest.Whole, default);

        var result = await FileTransfer.UploadAsync(client, source, path, new() { Resumes = true }, default);

        Assert.Equal((Cut, Size - Cut), (result.Offset, result.Bytes));
        Assert.Equal(Whole, await File.ReadAllBytesAsync(In(path)));
    }

    [ServerTheory]
    [MemberData(nameof(ServerRows.Servers), MemberType = typeof(ServerRows))]
    public async Task An_upload_can_go_to_the_end_of_a_file(string server)
    {
        string path = $"{MakeDirectory()}/a";
        await using var client = await LoginAsync(server, TlsMode.None, Security.Plain);
        await client.UploadAsync(new MemoryStream(Whole[..Cut]), path, TransferRequest.Whole, default);

        await client.UploadAsync(new MemoryStream(Whole[Cut..]), path, new() { Appends = true }, default);

        Assert.Equal(Whole, await File.ReadAllBytesAsync(In(path)));
    }
}
