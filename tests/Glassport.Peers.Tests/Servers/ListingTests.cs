using Glassport.Client;
using Glassport.Protocol.Listings;
using Xunit.Abstractions;

namespace Glassport.Peers.Tests.Servers;

public sealed class ListingTests(ServerFixture fixture, ITestOutputHelper output) : ServerTestBase(fixture, output)
{
    [ServerTheory]
    [MemberData(nameof(ServerRows.Protections), MemberType = typeof(ServerRows))]
    public async Task A_listing_tells_names_sizes_and_times(string server, TlsMode mode, Security security)
    {
        await using var client = await LoginAsync(server, mode, security);

        var entries = await EntriesAsync(client, KnownTree.Name);

        Assert.Equal(KnownTree.Files.Keys.Concat(KnownTree.Directories).Order(StringComparer.Ordinal), entries.Select(static entry => entry.Name).Order(StringComparer.Ordinal));
        bool isExact = ServerSoftware.Find(server).HasMachineListings;
        foreach (var entry in entries)
        {
            Assert.Equal(isExact ? "mlsd" : "unix", entry.Dialect);
            if (!KnownTree.Files.TryGetValue(entry.Name, out byte[]? content))
            {
                Assert.Equal(ListingKind.Directory, entry.Kind);
                continue;
            }

            Assert.Equal(ListingKind.File, entry.Kind);
            Assert.Equal(content.Length, entry.Size);
            Assert.Equal(isExact ? "2019-02-28T23:59:57Z" : "2019-02-28", entry.Modified);
        }
    }

    [ServerTheory]
    [MemberData(nameof(ServerRows.Servers), MemberType = typeof(ServerRows))]
    public async Task A_directory_with_a_blank_in_its_name_is_listed_and_an_empty_one_is_empty(string server)
    {
        await using var client = await LoginAsync(server, TlsMode.None, Security.Plain);

        var full = await EntriesAsync(client, $"{KnownTree.Name}/{KnownTree.Directories[0]}");
        var empty = await EntriesAsync(client, $"{KnownTree.Name}/{KnownTree.Directories[1]}");

        Assert.Equal("inner.txt", Assert.Single(full).Name);
        Assert.Empty(empty);
    }

    private static async Task<ListingEntry[]> EntriesAsync(FtpClient client, string path) =>
        [.. (await client.ListAsync(path, default)).Entries];
}
