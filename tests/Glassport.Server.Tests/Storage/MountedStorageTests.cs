using Glassport.Server.Storage;

namespace Glassport.Server.Tests.Storage;

public sealed class MountedStorageTests : StorageContract
{
    private readonly MemoryStorage root = new(TimeProvider.System);
    private readonly MemoryStorage archive = new(TimeProvider.System);
    private readonly MemoryStorage deep = new(TimeProvider.System);
    private readonly MountedStorage mounted;

    public MountedStorageTests()
    {
        Storage = new MountedStorage(root, new Dictionary<VirtualPath, IStorage>());
        mounted = new(root, new Dictionary<VirtualPath, IStorage> { [At("/pub/archive")] = archive, [At("/x/y/deep")] = deep });
    }

    protected override IStorage Storage { get; }

    [Fact]
    public async Task Mount_points_are_entries_of_their_parents_in_order()
    {
        await root.MakeDirectoryAsync(At("/pub"), default);
        await root.MakeDirectoryAsync(At("/pub/a"), default);
        await root.MakeDirectoryAsync(At("/pub/b"), default);
        await root.MakeDirectoryAsync(At("/z"), default);

        Assert.Equal(["pub", "x", "z"], await NamesOf("/"));
        Assert.Equal(["a", "archive", "b"], await NamesOf("/pub"));
        Assert.Equal(["y"], await NamesOf("/x"));
        Assert.Equal(["deep"], await NamesOf("/x/y"));
        Assert.Empty(await NamesOf("/x/y/deep"));
    }

    [Fact]
    public async Task A_mount_point_hides_what_has_its_name()
    {
        await root.MakeDirectoryAsync(At("/pub"), default);
        await root.MakeDirectoryAsync(At("/pub/archive"), default);
        await root.MakeDirectoryAsync(At("/pub/archive/hidden"), default);
        await archive.MakeDirectoryAsync(At("/shown"), default);

        Assert.Equal(["archive"], await NamesOf("/pub"));
        Assert.Equal(["shown"], await NamesOf("/pub/archive"));
        Assert.Equal("archive", Protocol.Text.FileName.Decode((await mounted.StatAsync(At("/pub/archive"), default)).Value.Name.Span));
    }

    [Fact]
    public async Task Uploads_go_where_the_mount_point_leads_and_keep_their_path()
    {
        await using IUpload upload = (await mounted.OpenWriteAsync(At("/pub/archive/a"), Replace, default)).Value;
        Assert.Equal("/pub/archive/a", upload.Path.Text);
        await Write(upload, "x");
        Assert.Equal(StorageError.None, await upload.CommitAsync(default));

        Assert.True((await archive.StatAsync(At("/a"), default)).IsSuccess);
        Assert.Equal(StorageError.NotFound, (await root.StatAsync(At("/pub/archive/a"), default)).Error);
    }

    [Theory]
    [InlineData("/pub/archive")]
    [InlineData("/pub")]
    [InlineData("/x")]
    [InlineData("/x/y")]
    public async Task A_mount_point_and_the_way_to_it_stay_where_they_are(string path)
    {
        await root.MakeDirectoryAsync(At("/pub"), default);

        Assert.Equal(StorageError.Denied, await mounted.RemoveAsync(At(path), EntryKind.Directory, default));
        Assert.Equal(StorageError.Denied, await mounted.RenameAsync(At(path), At("/other"), true, default));
        Assert.Equal(StorageError.Exists, await mounted.MakeDirectoryAsync(At(path), default));
        Assert.Equal(StorageError.IsADirectory, (await mounted.OpenWriteAsync(At(path), Replace, default)).Error);
        Assert.Equal(StorageError.IsADirectory, (await mounted.OpenReadAsync(At(path), default)).Error);
        Assert.Equal(EntryKind.Directory, (await mounted.StatAsync(At(path), default)).Value.Kind);
        await root.MakeDirectoryAsync(At("/d"), default);
        Assert.Equal(StorageError.Exists, await mounted.RenameAsync(At("/d"), At(path), true, default));
    }

    [Fact]
    public async Task Nothing_is_renamed_from_one_tree_into_another()
    {
        await root.MakeDirectoryAsync(At("/d"), default);
        await archive.MakeDirectoryAsync(At("/e"), default);

        Assert.Equal(StorageError.CrossDevice, await mounted.RenameAsync(At("/d"), At("/pub/archive/d"), false, default));
        Assert.Equal(StorageError.CrossDevice, await mounted.RenameAsync(At("/pub/archive/e"), At("/x/y/deep/e"), false, default));
        Assert.Equal(StorageError.None, await mounted.RenameAsync(At("/pub/archive/e"), At("/pub/archive/f"), false, default));
        Assert.Equal(["f"], await NamesOf("/pub/archive"));
    }

    [Fact]
    public void The_root_is_no_mount_point() =>
        Assert.Throws<ArgumentException>(() => new MountedStorage(root, new Dictionary<VirtualPath, IStorage> { [VirtualPath.Root] = archive }));

    private async Task<string[]> NamesOf(string path)
    {
        var opened = await mounted.OpenDirectoryAsync(At(path), default);
        Assert.Equal(StorageError.None, opened.Error);
        using IDirectoryReader reader = opened.Value;
        List<string> names = [];
        while (await reader.ReadAsync(default))
            names.Add(Protocol.Text.FileName.Decode(reader.Current.Name.Span));
        return [.. names];
    }
}
