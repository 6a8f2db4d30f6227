using System.Text;
using Glassport.Protocol.Text;
using Glassport.Server.Storage;

namespace Glassport.Server.Tests.Storage;

/// <summary>What every back end does. A back end's own test class says only how one is made.</summary>
public abstract partial class StorageContract
{
    protected static readonly WriteRequest Replace = new(WriteMode.Replace);
    protected static readonly WriteRequest ReplaceAtomically = new(WriteMode.Replace, Atomic: true);

    /// <summary>The back end, empty.</summary>
    protected abstract IStorage Storage { get; }

    /// <summary>Whether names may hold any byte; else they are text.</summary>
    protected virtual bool KeepsBytes => true;

    /// <summary>Whether a name that Linux takes is one here.</summary>
    protected virtual bool Allows(string name) => true;

    [Fact]
    public async Task What_was_written_can_be_read()
    {
        await Put("/a", "hello");

        Assert.Equal("hello", await Get("/a"));
        FileEntry entry = await Stat("/a");
        Assert.Equal((EntryKind.File, 5L, "a"), (entry.Kind, entry.Length, FileName.Decode(entry.Name.Span)));
    }

    [Fact]
    public async Task Reading_begins_where_it_is_told_to()
    {
        await Put("/a", "hello");
        var opened = await Storage.OpenReadAsync(At("/a"), default);
        await using IStoredFile file = opened.Value;
        byte[] buffer = new byte[16];

        Assert.Equal(2, await file.ReadAsync(buffer, 3, default));
        Assert.Equal("lo", Encoding.ASCII.GetString(buffer, 0, 2));
        Assert.Equal(0, await file.ReadAsync(buffer, 5, default));
        Assert.Equal(0, await file.ReadAsync(buffer, 500, default));
    }

    [Fact]
    public async Task A_large_file_comes_back_whole()
    {
        byte[] bytes = new byte[300_001];
        new Random(7).NextBytes(bytes);
        await using (IUpload upload = await OpenWrite("/big", Replace))
        {
            for (int start = 0; start < bytes.Length; start += 70_000)
                Assert.Equal(StorageError.None, await upload.WriteAsync(bytes.AsMemory(start, Math.Min(70_000, bytes.Length - start)), default));
            Assert.Equal(bytes.Length, upload.Position);
            Assert.Equal(StorageError.None, await upload.CommitAsync(default));
        }

        var opened = await Storage.OpenReadAsync(At("/big"), default);
        await using IStoredFile file = opened.Value;
        byte[] read = new byte[bytes.Length + 1];
        int length = 0;
        for (int got = 1; got > 0; length += got)
            got = await file.ReadAsync(read.AsMemory(length), length, default);
        Assert.Equal(bytes, read[..length]);
    }

    [Fact]
    public async Task The_root_is_a_directory_without_name()
    {
        FileEntry entry = await Stat("/");

        Assert.Equal((EntryKind.Directory, 0), (entry.Kind, entry.Name.Length));
    }

    [Fact]
    public async Task What_is_not_there_is_not_found()
    {
        Assert.Equal(StorageError.NotFound, (await Storage.StatAsync(At("/none"), default)).Error);
        Assert.Equal(StorageError.NotFound, (await Storage.OpenReadAsync(At("/none"), default)).Error);
        Assert.Equal(StorageError.NotFound, (await Storage.OpenDirectoryAsync(At("/none"), default)).Error);
        Assert.Equal(StorageError.NotFound, (await Storage.OpenWriteAsync(At("/none/a"), Replace, default)).Error);
        Assert.Equal(StorageError.NotFound, await Storage.MakeDirectoryAsync(At("/none/a"), default));
        Assert.Equal(StorageError.NotFound, await Storage.RemoveAsync(At("/none"), EntryKind.File, default));
        Assert.Equal(StorageError.NotFound, await Storage.RemoveAsync(At("/none"), EntryKind.Directory, default));
        Assert.Equal(StorageError.NotFound, await Storage.RenameAsync(At("/none"), At("/other"), true, default));
        Assert.Equal(StorageError.NotFound, await Storage.SetFactsAsync(At("/none"), new(Modified: DateTimeOffset.UnixEpoch), default));
    }

    [Fact]
    public async Task A_file_is_no_directory()
    {
        await Put("/a", "x");

        Assert.Equal(StorageError.NotADirectory, (await Storage.StatAsync(At("/a/b"), default)).Error);
        Assert.Equal(StorageError.NotADirectory, (await Storage.OpenDirectoryAsync(At("/a"), default)).Error);
        Assert.Equal(StorageError.NotADirectory, (await Storage.OpenReadAsync(At("/a/b"), default)).Error);
        Assert.Equal(StorageError.NotADirectory, (await Storage.OpenWriteAsync(At("/a/b"), Replace, default)).Error);
        Assert.Equal(StorageError.NotADirectory, await Storage.MakeDirectoryAsync(At("/a/b"), default));
        Assert.Equal(StorageError.NotADirectory, await Storage.RemoveAsync(At("/a"), EntryKind.Directory, default));
    }

    [Fact]
    public async Task A_directory_is_no_file()
    {
        await MakeDirectory("/d");

        Assert.Equal(StorageError.IsADirectory, (await Storage.OpenReadAsync(At("/d"), default)).Error);
        Assert.Equal(StorageError.IsADirectory, (await Storage.OpenWriteAsync(At("/d"), Replace, default)).Error);
        Assert.Equal(StorageError.IsADirectory, (await Storage.OpenWriteAsync(At("/d"), ReplaceAtomically, default)).Error);
        Assert.Equal(StorageError.IsADirectory, (await Storage.OpenWriteAsync(At("/"), Replace, default)).Error);
        Assert.Equal(StorageError.IsADirectory, await Storage.RemoveAsync(At("/d"), EntryKind.File, default));
    }

    [Fact]
    public async Task Directories_are_made_listed_in_order_and_removed()
    {
        await MakeDirectory("/d");
        await Put("/d/b", "1");
        await Put("/d/a", "22");
        await MakeDirectory("/d/c");

        Assert.Equal(["a", "b", "c"], await Names("/d"));
        Assert.Equal(["d"], await Names("/"));
        Assert.Equal(StorageError.Exists, await Storage.MakeDirectoryAsync(At("/d"), default));
        Assert.Equal(StorageError.Exists, await Storage.MakeDirectoryAsync(At("/d/a"), default));
        Assert.Equal(StorageError.NotEmpty, await Storage.RemoveAsync(At("/d"), EntryKind.Directory, default));
        Assert.Equal(StorageError.None, await Storage.RemoveAsync(At("/d/a"), EntryKind.File, default));
        Assert.Equal(StorageError.None, await Storage.RemoveAsync(At("/d/b"), EntryKind.File, default));
        Assert.Equal(StorageError.None, await Storage.RemoveAsync(At("/d/c"), EntryKind.Directory, default));
        Assert.Equal(StorageError.None, await Storage.RemoveAsync(At("/d"), EntryKind.Directory, default));
        Assert.Empty(await Names("/"));
    }

    [Fact]
    public async Task A_listing_has_what_stat_tells()
    {
        await Put("/a", "hello");
        await MakeDirectory("/d");
        var listed = await List("/");

        foreach (FileEntry entry in listed)
        {
            FileEntry alone = await Stat("/" + FileName.Decode(entry.Name.Span));
            Assert.Equal((alone.Kind, alone.Length, alone.Modified, alone.Mode, alone.Unique), (entry.Kind, entry.Length, entry.Modified, entry.Mode, entry.Unique));
        }

        Assert.Equal(2, listed.Count);
    }

    [Fact]
    public async Task The_root_can_be_neither_removed_nor_renamed()
    {
        await MakeDirectory("/d");

        Assert.Equal(StorageError.Denied, await Storage.RemoveAsync(At("/"), EntryKind.Directory, default));
        Assert.Equal(StorageError.Denied, await Storage.RenameAsync(At("/"), At("/d/x"), true, default));
        Assert.Equal(StorageError.Denied, await Storage.RenameAsync(At("/d"), At("/"), true, default));
        Assert.Equal(StorageError.Exists, await Storage.MakeDirectoryAsync(At("/"), default));
    }

    [Fact]
    public async Task Renaming_moves_files_and_whole_directories()
    {
        await MakeDirectory("/d");
        await Put("/d/a", "1");
        await MakeDirectory("/e");

        Assert.Equal(StorageError.None, await Storage.RenameAsync(At("/d/a"), At("/b"), false, default));
        Assert.Equal("1", await Get("/b"));
        Assert.Equal(StorageError.None, await Storage.RenameAsync(At("/b"), At("/d/a"), false, default));
        Assert.Equal(StorageError.None, await Storage.RenameAsync(At("/d"), At("/e/d"), false, default));
        Assert.Equal("1", await Get("/e/d/a"));
        Assert.Equal(StorageError.NotFound, (await Storage.StatAsync(At("/d"), default)).Error);
    }

    [Fact]
    public async Task Renaming_replaces_a_file_only_when_told_to_and_never_a_directory()
    {
        await Put("/a", "1");
        await Put("/b", "2");
        await MakeDirectory("/d");

        Assert.Equal(StorageError.Exists, await Storage.RenameAsync(At("/a"), At("/b"), false, default));
        Assert.Equal("2", await Get("/b"));
        Assert.Equal(StorageError.Exists, await Storage.RenameAsync(At("/a"), At("/d"), true, default));
        Assert.Equal(StorageError.Exists, await Storage.RenameAsync(At("/d"), At("/b"), true, default));
        Assert.Equal(StorageError.None, await Storage.RenameAsync(At("/a"), At("/b"), true, default));
        Assert.Equal("1", await Get("/b"));
        Assert.Equal(StorageError.None, await Storage.RenameAsync(At("/b"), At("/b"), false, default));
        Assert.Equal(["b", "d"], await Names("/"));
    }

    [Fact]
    public async Task A_directory_cannot_be_moved_into_itself()
    {
        await MakeDirectory("/d");

        Assert.Equal(StorageError.InvalidName, await Storage.RenameAsync(At("/d"), At("/d/e"), false, default));
        Assert.Equal(StorageError.NotFound, await Storage.RenameAsync(At("/d"), At("/none/e"), false, default));
        Assert.Equal(["d"], await Names("/"));
    }

    [Fact]
    public async Task Times_and_modes_can_be_set()
    {
        await Put("/a", "1");
        DateTimeOffset time = new(1969, 7, 20, 20, 17, 40, 250, TimeSpan.Zero);

        Assert.Equal(StorageError.None, await Storage.SetFactsAsync(At("/a"), new(Modified: time, Mode: 0b110_000_000), default));
        FileEntry entry = await Stat("/a");
        Assert.Equal((time.UtcDateTime, DateTimeKind.Utc, 0b110_000_000), (entry.Modified, entry.Modified.Kind, entry.Mode));
        Assert.Equal(StorageError.None, await Storage.SetFactsAsync(At("/a"), new(Mode: 0b110_100_100), default));
        Assert.Equal((time.UtcDateTime, 0b110_100_100), ((await Stat("/a")).Modified, (await Stat("/a")).Mode));
    }

    protected static VirtualPath At(string text) =>
        VirtualPath.TryResolve(VirtualPath.Root, text, out VirtualPath path) ? path : throw new ArgumentException(text);

    protected async Task<IUpload> OpenWrite(string path, WriteRequest request)
    {
        var opened = await Storage.OpenWriteAsync(At(path), request, default);
        Assert.Equal(StorageError.None, opened.Error);
        return opened.Value;
    }

    protected async Task Put(string path, string text) => await Put(path, text, Replace);

    protected async Task Put(string path, string text, WriteRequest request)
    {
        await using IUpload upload = await OpenWrite(path, request);
        await Write(upload, text);
        Assert.Equal(StorageError.None, await upload.CommitAsync(default));
    }

    protected static async Task Write(IUpload upload, string text) =>
        Assert.Equal(StorageError.None, await upload.WriteAsync(Encoding.Latin1.GetBytes(text), default));

    protected async Task<string> Get(string path)
    {
        var opened = await Storage.OpenReadAsync(At(path), default);
        Assert.Equal(StorageError.None, opened.Error);
        await using IStoredFile file = opened.Value;
        byte[] buffer = new byte[64 * 1024];
        int read = await file.ReadAsync(buffer, 0, default);
        return Encoding.Latin1.GetString(buffer, 0, read);
    }

    protected async Task<FileEntry> Stat(string path)
    {
        var found = await Storage.StatAsync(At(path), default);
        Assert.Equal(StorageError.None, found.Error);
        return found.Value;
    }

    protected async Task<List<FileEntry>> List(string path)
    {
        var opened = await Storage.OpenDirectoryAsync(At(path), default);
        Assert.Equal(StorageError.None, opened.Error);
        using IDirectoryReader reader = opened.Value;
        List<FileEntry> entries = [];
        while (await reader.ReadAsync(default))
            entries.Add(reader.Current with { Name = reader.Current.Name.ToArray() });
        return entries;
    }

    protected async Task<string[]> Names(string path) => [.. (await List(path)).Select(entry => FileName.Decode(entry.Name.Span))];

    protected async Task MakeDirectory(string path) => Assert.Equal(StorageError.None, await Storage.MakeDirectoryAsync(At(path), default));
}
