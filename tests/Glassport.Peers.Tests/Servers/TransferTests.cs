using System.Text;
using Glassport.Client;
using Xunit.Abstractions;

namespace Glassport.Peers.Tests.Servers;

public sealed class TransferTests(ServerFixture fixture, ITestOutputHelper output) : ServerTestBase(fixture, output)
{
    [ServerTheory]
    [MemberData(nameof(ServerRows.DataWays), MemberType = typeof(ServerRows))]
    public async Task Files_of_every_size_go_and_come_back_by_every_way(string server, TlsMode mode, Security security, DataWay way)
    {
        string directory = MakeDirectory();
        await using var client = await LoginAsync(server, mode, security, options => options with { OnlyWay = way });

        foreach (int size in new[] { 0, 5, 3_000_000 })
        {
            byte[] content = KnownTree.Content(size, size);
            string path = $"{directory}/größe {size}";
            var up = await client.UploadAsync(new MemoryStream(content), path, TransferRequest.Whole, default);
            Assert.Equal(content, await File.ReadAllBytesAsync(In(path)));
            MemoryStream back = new();
            var down = await client.DownloadAsync(path, back, new() { ExpectedSize = size }, default);
            Assert.Equal(content, back.ToArray());
            Assert.Equal([way, way], new[] { up.Way, down.Way });
        }
    }

    [ServerTheory]
    [MemberData(nameof(ServerRows.TextServers), MemberType = typeof(ServerRows))]
    public async Task Text_has_line_feeds_on_both_disks(string server)
    {
        string path = $"{MakeDirectory()}/text";
        byte[] text = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 2000).Select(static i => $"line {i}: größer\n\n")));
        await using var client = await LoginAsync(server, TlsMode.None, Security.Plain);

        await client.UploadAsync(new MemoryStream(text), path, new() { IsText = true }, default);
        MemoryStream back = new();
        await client.DownloadAsync(path, back, new() { IsText = true }, default);

        Assert.Equal(text, await File.ReadAllBytesAsync(In(path)));
        Assert.Equal(text, back.ToArray());
    }

    [ServerTheory]
    [MemberData(nameof(ServerRows.Hosts), MemberType = typeof(ServerRows))]
    public async Task A_session_transfers_again_and_again_by_whatever_name_the_host_is_called(string server, TlsMode mode, Security security, string host)
    {
        string directory = MakeDirectory();
        byte[] content = KnownTree.Content(50_000, 7);
        List<TlsFacts> secured = [];
        void Watch(SessionEvent happened)
        {
            Tell(happened);
            if (happened is SessionEvent.Secured { IsData: true } data)
                secured.Add(data.Facts);
        }

        await using var client = await LoginAsync(server, mode, security, options => options with { Watch = Watch }, host);
        for (int round = 0; round < 3; round++)
        {
            await client.UploadAsync(new MemoryStream(content), $"{directory}/{round}", TransferRequest.Whole, default);
            MemoryStream back = new();
            await client.DownloadAsync($"{directory}/{round}", back, new() { ExpectedSize = content.Length }, default);
            Assert.Equal(content, back.ToArray());
            Assert.Equal(round + 1, (await client.ListAsync(directory, default)).Entries.Count);
        }

        // What had no ticket left to resume with was refused, and made again behind another login.
        bool isDemanded = ServerSoftware.Find(server).DemandsReuse;
        Assert.Equal(mode == TlsMode.None ? 0 : 9, secured.Count(facts => !isDemanded || facts.IsResumed == true));
    }
}
