using System.Diagnostics;
using System.Runtime.Versioning;
using Glassport.Server.Native;
using Glassport.Server.Storage;

namespace Glassport.Server.Tests.Storage;

/// <summary>What a local folder does beyond the contract, whichever way paths are resolved.</summary>
[UnsupportedOSPlatform("windows")]
public abstract partial class LocalStorageContract : StorageContract, IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly LocalStorage storage;

    private protected LocalStorageContract(PathResolution? resolution)
    {
        Resolution = resolution;
        var opened = LocalStorage.OpenLinux(folder.Root, null, resolution);
        Assert.Equal(StorageError.None, opened.Error);
        storage = opened.Value;
    }

    protected override IStorage Storage => storage;

    private protected TemporaryFolder Folder => folder;

    private protected LocalStorage Local => storage;

    private protected PathResolution? Resolution { get; }

    [Theory]
    [InlineData(WriteMode.Replace)]
    [InlineData(WriteMode.Append)]
    public async Task A_locked_upload_keeps_others_that_ask_for_a_lock_out_until_it_ends(WriteMode mode)
    {
        await Put("/file", "before");
        WriteRequest request = new(WriteMode.Append, Locked: true);
        IUpload first = (await Storage.OpenWriteAsync(At("/file"), request, default)).Value;

        Assert.Equal(StorageError.Busy, (await Storage.OpenWriteAsync(At("/file"), new(mode, Locked: true), default)).Error);
        await using (IStoredFile reader = (await Storage.OpenReadAsync(At("/file"), default)).Value)
            Assert.Equal(StorageError.Busy, FileLock.Take(reader.Handle!, isExclusive: false));
        Assert.Equal("before", await File.ReadAllTextAsync(folder.In("file")));

        await first.DisposeAsync();
        await using IUpload second = (await Storage.OpenWriteAsync(At("/file"), request, default)).Value;
        Assert.Equal("/file", second.Path.Text);
    }

    [Fact]
    public async Task Readers_share_a_lock_which_keeps_a_locked_upload_out()
    {
        await Put("/file", "before");
        await using IStoredFile first = (await Storage.OpenReadAsync(At("/file"), default)).Value;
        await using IStoredFile second = (await Storage.OpenReadAsync(At("/file"), default)).Value;

        Assert.Equal(StorageError.None, FileLock.Take(first.Handle!, isExclusive: false));
        Assert.Equal(StorageError.None, FileLock.Take(second.Handle!, isExclusive: false));
        Assert.Equal(StorageError.Busy, (await Storage.OpenWriteAsync(At("/file"), new(WriteMode.Replace, Locked: true), default)).Error);
    }

    [Theory]
    [InlineData("../root_sibling/secret")]
    [InlineData("../../../../../../etc/passwd")]
    [InlineData("/etc/passwd")]
    [InlineData(@"..\root_sibling\secret")]
    [InlineData("....//....//root_sibling/secret")]
    [InlineData("%2e%2e/root_sibling/secret")]
    [InlineData("\udcc0\udcae\udcc0\udcae/root_sibling/secret")]
    public async Task A_path_never_leaves_the_root(string argument)
    {
        Assert.True(VirtualPath.TryResolve(VirtualPath.Root, argument, out VirtualPath path));

        Assert.Equal(StorageError.NotFound, (await Storage.OpenReadAsync(path, default)).Error);
        Assert.Equal(StorageError.NotFound, (await Storage.StatAsync(path, default)).Error);
        Assert.Equal(StorageError.NotFound, await Storage.RemoveAsync(path, EntryKind.File, default));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_link_that_leads_out_is_refused(bool absolute)
    {
        File.CreateSymbolicLink(folder.In("file"), absolute ? folder.Out("secret") : "../root_sibling/secret");
        Directory.CreateSymbolicLink(folder.In("dir"), absolute ? folder.Outside : "../root_sibling");
        await Put("/mine", "mine");

        foreach (string path in (string[])["/file", "/dir/secret"])
        {
            Assert.Equal(StorageError.Denied, (await Storage.OpenReadAsync(At(path), default)).Error);
            Assert.Equal(StorageError.Denied, (await Storage.StatAsync(At(path), default)).Error);
            Assert.Equal(StorageError.Denied, (await Storage.OpenWriteAsync(At(path), Replace, default)).Error);
            Assert.Equal(StorageError.Denied, (await Storage.OpenWriteAsync(At(path), ReplaceAtomically, default)).Error);
            Assert.Equal(StorageError.Denied, (await Storage.OpenWriteAsync(At(path), new(WriteMode.Append), default)).Error);
            Assert.Equal(StorageError.Denied, (await Storage.OpenWriteAsync(At(path), new(WriteMode.Resume, 1), default)).Error);
            Assert.Equal(StorageError.Denied, await Storage.SetFactsAsync(At(path), new(Mode: 0), default));
        }

        Assert.Equal(StorageError.Denied, (await Storage.OpenDirectoryAsync(At("/dir"), default)).Error);
        Assert.Equal(StorageError.Denied, (await Storage.OpenWriteAsync(At("/dir/new"), new(WriteMode.CreateNew), default)).Error);
        Assert.Equal(StorageError.Denied, (await Storage.OpenWriteAsync(At("/dir/new"), new(WriteMode.Unique), default)).Error);
        Assert.Equal(StorageError.Denied, await Storage.MakeDirectoryAsync(At("/dir/new"), default));
        Assert.Equal(StorageError.Denied, await Storage.RemoveAsync(At("/dir/secret"), EntryKind.File, default));
        Assert.Equal(StorageError.Denied, await Storage.RenameAsync(At("/mine"), At("/dir/mine"), true, default));
        Assert.Equal(StorageError.Denied, await Storage.RenameAsync(At("/dir/secret"), At("/stolen"), true, default));
        Assert.Equal(StorageError.Denied, await storage.LinkAsync(At("/mine"), At("/dir/link"), default));
        Assert.Equal(StorageError.Denied, (await storage.FreeBytesAsync(At("/dir"), default)).Error);
        Assert.Equal(["secret"], Directory.EnumerateFileSystemEntries(folder.Outside).Select(Path.GetFileName));
        Assert.Equal("secret", await File.ReadAllTextAsync(folder.Out("secret")));
    }

    [Fact]
    public async Task A_link_to_nowhere_or_to_itself_makes_nothing()
    {
        File.CreateSymbolicLink(folder.In("nowhere"), "../root_sibling/new");
        File.CreateSymbolicLink(folder.In("inside"), "new");
        File.CreateSymbolicLink(folder.In("self"), "self");

        foreach (string path in (string[])["/nowhere", "/inside", "/self"])
        {
            Assert.Equal(StorageError.Denied, (await Storage.OpenWriteAsync(At(path), Replace, default)).Error);
            Assert.Equal(StorageError.Denied, (await Storage.OpenWriteAsync(At(path), ReplaceAtomically, default)).Error);
        }

        Assert.False(File.Exists(folder.Out("new")));
        Assert.False(File.Exists(folder.In("new")));
    }

    [Fact]
    public async Task A_link_that_stays_inside_is_followed()
    {
        await MakeDirectory("/d");
        await MakeDirectory("/e");
        await Put("/d/a", "hello");
        File.CreateSymbolicLink(folder.In("e/up"), "../d/./a");
        Directory.CreateSymbolicLink(folder.In("e/dir"), "..//d/");
        File.CreateSymbolicLink(folder.In("e/chain"), "dir/../e/up");

        Assert.Equal("hello", await Get("/e/up"));
        Assert.Equal("hello", await Get("/e/dir/a"));
        Assert.Equal("hello", await Get("/e/chain"));
        Assert.Equal(["a"], await Names("/e/dir"));
        var entry = (await List("/e")).Single(entry => entry.Name.Span.SequenceEqual("up"u8));
        Assert.Equal((EntryKind.Link, "../d/./a"), (entry.Kind, entry.Target));
        Assert.Equal(EntryKind.File, (await Stat("/e/up")).Kind);
        await Put("/e/up", "in place");
        Assert.Equal("in place", await Get("/d/a"));
        await Put("/e/chain", "atomic", ReplaceAtomically);
        Assert.Equal("atomic", await Get("/d/a"));
        Assert.Equal("../d/./a", new FileInfo(folder.In("e/up")).LinkTarget);
    }

    [Fact]
    public async Task Removing_and_renaming_touch_the_link_and_not_its_target()
    {
        File.CreateSymbolicLink(folder.In("file"), folder.Out("secret"));
        Directory.CreateSymbolicLink(folder.In("dir"), folder.Outside);

        Assert.True(await storage.IsLinkAsync(At("/file"), default));
        Assert.Equal(StorageError.None, await Storage.RenameAsync(At("/file"), At("/renamed"), false, default));
        Assert.Equal(StorageError.None, await Storage.RemoveAsync(At("/renamed"), EntryKind.File, default));
        Assert.Equal(StorageError.NotADirectory, await Storage.RemoveAsync(At("/dir"), EntryKind.Directory, default));
        Assert.Equal(StorageError.None, await Storage.RemoveAsync(At("/dir"), EntryKind.File, default));
        Assert.Empty(await Names("/"));
        Assert.True(File.Exists(folder.Out("secret")));
    }

    [Fact]
    public async Task A_new_link_names_its_target_relatively()
    {
        await MakeDirectory("/a");
        await MakeDirectory("/b");
        await Put("/a/file", "x");

        Assert.Equal(StorageError.None, await storage.LinkAsync(At("/a/file"), At("/b/link"), default));
        Assert.Equal(StorageError.None, await storage.LinkAsync(At("/"), At("/b/root"), default));
        Assert.Equal("../a/file", new FileInfo(folder.In("b/link")).LinkTarget);
        Assert.Equal("x", await Get("/b/link"));
        Assert.Equal("x", await Get("/b/root/a/file"));
        Assert.Equal(StorageError.Exists, await storage.LinkAsync(At("/a/file"), At("/b/link"), default));
    }

    [Fact]
    public async Task A_pipe_is_listed_and_refused_without_waiting()
    {
        using (Process made = Process.Start("mkfifo", folder.In("pipe")))
            await made.WaitForExitAsync();

        Assert.Equal(EntryKind.Special, (await Stat("/pipe")).Kind);
        Assert.Equal(EntryKind.Special, Assert.Single(await List("/")).Kind);
        Assert.Equal(StorageError.Denied, (await Storage.OpenReadAsync(At("/pipe"), default)).Error);
        Assert.Equal(StorageError.Denied, (await Storage.OpenWriteAsync(At("/pipe"), Replace, default)).Error);
        Assert.Equal(StorageError.Denied, (await Storage.OpenWriteAsync(At("/pipe"), ReplaceAtomically, default)).Error);
        Assert.Equal(StorageError.Denied, (await Storage.OpenWriteAsync(At("/pipe"), new(WriteMode.Append), default)).Error);
        Assert.Equal(StorageError.Denied, await Storage.SetFactsAsync(At("/pipe"), new(Mode: 0), default));
    }

    [Fact]
    public async Task A_folder_that_was_removed_and_made_again_is_found_again()
    {
        await Put("/file", "before");
        await using IStoredFile reader = (await Storage.OpenReadAsync(At("/file"), default)).Value;
        Directory.Delete(folder.Root, recursive: true);

        Assert.Equal(StorageError.NotFound, (await Storage.StatAsync(VirtualPath.Root, default)).Error);
        Assert.Equal(StorageError.NotFound, (await Storage.OpenDirectoryAsync(VirtualPath.Root, default)).Error);
        Assert.Equal(StorageError.NotFound, (await Storage.OpenWriteAsync(At("/file"), Replace, default)).Error);
        Assert.Equal(StorageError.NotFound, await Storage.MakeDirectoryAsync(At("/made"), default));

        Directory.CreateDirectory(folder.Root);
        await Put("/file", "after");
        Assert.Equal("after", await File.ReadAllTextAsync(folder.In("file")));
        Assert.Equal(6, reader.Entry.Length);
        Assert.Equal(StorageError.Denied, await EscapeAsync());

        async Task<StorageError> EscapeAsync()
        {
            Directory.CreateSymbolicLink(folder.In("out"), folder.Outside);
            return (await Storage.OpenReadAsync(At("/out/secret"), default)).Error;
        }
    }

    [Theory]
    [InlineData("/dev", "/null")]
    [InlineData("/dev", "/full")]
    [InlineData("/proc", "/self/root/etc/passwd")]
    [InlineData("/proc", "/self/cwd")]
    [InlineData("/proc", "/self/fd/0")]
    public async Task Devices_and_magic_links_are_refused(string root, string path)
    {
        var opened = LocalStorage.OpenLinux(root, null, Resolution);
        using LocalStorage special = opened.Value;

        Assert.Equal(StorageError.Denied, (await special.OpenReadAsync(At(path), default)).Error);
        Assert.Equal(StorageError.Denied, (await special.OpenWriteAsync(At(path), Replace, default)).Error);
    }

    public void Dispose()
    {
        storage.Dispose();
        folder.Dispose();
        GC.SuppressFinalize(this);
    }
}
