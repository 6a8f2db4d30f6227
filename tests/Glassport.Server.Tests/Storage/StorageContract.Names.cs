using Glassport.Protocol.Text;
using Glassport.Server.Storage;

namespace Glassport.Server.Tests.Storage;

/// <summary>Which names every back end keeps and refuses.</summary>
public abstract partial class StorageContract
{
    [Theory]
    [InlineData("a b")]
    [InlineData("ä–漢字😀")]
    [InlineData("....")]
    [InlineData(".hidden")]
    [InlineData("-rf")]
    [InlineData("%2e%2e")]
    [InlineData("~root")]
    [InlineData("$HOME")]
    public async Task A_name_comes_back_as_it_was(string name)
    {
        if (!Allows(name))
        {
            Assert.Equal(StorageError.InvalidName, (await Storage.OpenWriteAsync(At("/" + name), Replace, default)).Error);
            return;
        }

        await Put("/" + name, "x");
        await MakeDirectory("/d");

        Assert.Contains(name, await Names("/"));
        Assert.Equal("x", await Get("/" + name));
        Assert.Equal(StorageError.None, await Storage.RenameAsync(At("/" + name), At("/d/" + name), false, default));
        Assert.Equal([name], await Names("/d"));
    }

    [Fact]
    public async Task A_name_that_is_not_utf8_keeps_its_bytes()
    {
        if (!KeepsBytes)
            return;
        byte[] bytes = [0xc3, 0xa4, 0xff, 0xc0, 0xae, (byte)'a'];
        await Put("/" + FileName.Decode(bytes), "x");

        Assert.Equal(bytes, Assert.Single(await List("/")).Name.ToArray());
        Assert.Equal("x", await Get("/" + FileName.Decode(bytes)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_name_has_255_bytes_at_most(bool atomic)
    {
        string longest = new('a', 255);
        await Put("/" + longest, "x", new(WriteMode.Replace, Atomic: atomic));
        Assert.Equal([longest], await Names("/"));
        Assert.Equal("x", await Get("/" + longest));

        Assert.Equal(StorageError.InvalidName, (await Storage.OpenWriteAsync(At("/a" + longest), new(WriteMode.Replace, Atomic: atomic), default)).Error);
        Assert.Equal(StorageError.InvalidName, await Storage.MakeDirectoryAsync(At("/a" + longest), default));
        Assert.Equal(StorageError.InvalidName, await Storage.RenameAsync(At("/" + longest), At("/a" + longest), false, default));
        Assert.Equal([longest], await Names("/"));
    }

    [Fact]
    public async Task Names_of_uploads_under_way_belong_to_the_storage()
    {
        await Put("/a", "x");
        const string Name = "/.glassport-upload-0123456789abcdef";

        Assert.Equal(StorageError.NotFound, (await Storage.StatAsync(At(Name), default)).Error);
        Assert.Equal(StorageError.NotFound, (await Storage.OpenReadAsync(At(Name), default)).Error);
        Assert.Equal(StorageError.NotFound, (await Storage.OpenDirectoryAsync(At(Name), default)).Error);
        Assert.Equal(StorageError.InvalidName, (await Storage.OpenWriteAsync(At(Name), Replace, default)).Error);
        Assert.Equal(StorageError.InvalidName, await Storage.MakeDirectoryAsync(At(Name), default));
        Assert.Equal(StorageError.InvalidName, await Storage.RenameAsync(At("/a"), At(Name), true, default));
        Assert.Equal(StorageError.NotFound, await Storage.RenameAsync(At(Name), At("/b"), true, default));
        Assert.Equal(StorageError.NotFound, await Storage.RemoveAsync(At(Name), EntryKind.File, default));
    }

    [Fact]
    public async Task Deep_paths_work()
    {
        string path = "";
        for (int depth = 0; depth < 50; depth++)
            await MakeDirectory(path += "/d");
        await Put(path + "/a", "deep");

        Assert.Equal("deep", await Get(path + "/a"));
    }
}
