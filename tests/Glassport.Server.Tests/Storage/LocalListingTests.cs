using System.Globalization;
using Glassport.Server.Storage;
using Microsoft.Extensions.Time.Testing;

namespace Glassport.Server.Tests.Storage;

public sealed class LocalListingTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly LocalStorage storage;

    public LocalListingTests() => storage = LocalStorage.OpenLinux(folder.Root, null, null).Value;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(5000)]
    [InlineData(20_500)]
    public async Task Every_entry_is_listed_once(int count)
    {
        HashSet<string> expected = [];
        for (int i = 0; i < count; i++)
        {
            string name = string.Create(CultureInfo.InvariantCulture, $"{i * 7919 % 100_003}-{new string('x', i % 60)}");
            expected.Add(name);
            using (File.Create(folder.In(name)))
            {
            }
        }

        List<string> listed = await Names();

        Assert.Equal(count, listed.Count);
        Assert.True(expected.SetEquals(listed));
        // More would need memory for all of them at once.
        Assert.Equal(count <= 20_000, expected.Order(StringComparer.Ordinal).SequenceEqual(listed));
    }

    [Fact]
    public async Task Listing_allocates_nothing_for_an_entry()
    {
        for (int i = 0; i < 2000; i++)
            await File.WriteAllTextAsync(folder.In($"file{i}"), "");
        await Count();
        long before = GC.GetAllocatedBytesForCurrentThread();
        using IDirectoryReader reader = (await storage.OpenDirectoryAsync(VirtualPath.Root, default)).Value;
        int count = 0;
        while (await reader.ReadAsync(default))
            count++;
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.Equal(2000, count);
        Assert.InRange(allocated, 0, 4096);
    }

    [Fact]
    public async Task What_a_killed_process_has_left_is_removed_after_a_day()
    {
        FakeTimeProvider clock = new(TimeProvider.System.GetUtcNow());
        Directory.CreateDirectory(folder.In("a/b"));
        string[] remains = [folder.In(".glassport-upload-1"), folder.In("a/b/.glassport-upload-partial-2"), folder.Out(".glassport-upload-3")];
        foreach (string path in (string[])[.. remains, folder.In("a/other"), folder.In("a/b/.glassport-uploads")])
            await File.WriteAllTextAsync(path, "x");
        Directory.CreateSymbolicLink(folder.In("out"), folder.Outside);

        clock.Advance(TimeSpan.FromHours(23));
        Assert.Equal(0, storage.RemoveForgottenUploads(clock, default));
        clock.Advance(TimeSpan.FromHours(2));
        Assert.Equal(2, storage.RemoveForgottenUploads(clock, default));
        Assert.Equal([false, false, true], remains.Select(File.Exists));
        Assert.True(File.Exists(folder.In("a/other")));
        Assert.True(File.Exists(folder.In("a/b/.glassport-uploads")));
    }

    [Fact]
    public async Task A_directory_with_an_upload_under_way_is_not_removed()
    {
        Directory.CreateDirectory(folder.In("d"));
        VirtualPath.TryResolve(VirtualPath.Root, "d/a", out VirtualPath path);
        await using IUpload upload = (await storage.OpenWriteAsync(path, new(WriteMode.Replace, Atomic: true), default)).Value;

        Assert.Equal(StorageError.NotEmpty, await storage.RemoveAsync(path.Parent, EntryKind.Directory, default));
        Assert.Equal(StorageError.None, await upload.CommitAsync(default));
    }

    public void Dispose()
    {
        storage.Dispose();
        folder.Dispose();
    }

    private async Task<int> Count() => (await Names()).Count;

    private async Task<List<string>> Names()
    {
        using IDirectoryReader reader = (await storage.OpenDirectoryAsync(VirtualPath.Root, default)).Value;
        List<string> names = [];
        while (await reader.ReadAsync(default))
            names.Add(System.Text.Encoding.UTF8.GetString(reader.Current.Name.Span));
        return names;
    }
}
