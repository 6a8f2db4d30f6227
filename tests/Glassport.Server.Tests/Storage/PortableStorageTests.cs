using Glassport.Server.Storage;

namespace Glassport.Server.Tests.Storage;

public sealed class PortableStorageTests : StorageContract, IDisposable
{
    private readonly TemporaryFolder folder = new();

    public PortableStorageTests() => Storage = PortableStorage.Open(folder.Root).Value;

    protected override IStorage Storage { get; }

    protected override bool KeepsBytes => false;

    protected override bool Allows(string name) => PortableName.IsAllowed(name);

    [Theory]
    [InlineData("a:b")]
    [InlineData("f::$DATA")]
    [InlineData("C:")]
    [InlineData("C:x")]
    [InlineData(@"..\root_sibling\secret")]
    [InlineData(@"\\srv\share")]
    [InlineData("CON")]
    [InlineData("nul")]
    [InlineData("NUL.txt")]
    [InlineData("nul .tar.gz")]
    [InlineData("com1")]
    [InlineData("LPT\u00b2")]
    [InlineData("CONIN$")]
    [InlineData("trailing.")]
    [InlineData("trailing ")]
    [InlineData("....")]
    [InlineData("a*b")]
    [InlineData("a?b")]
    [InlineData("a|b")]
    [InlineData("a\"b")]
    [InlineData("a\u0001b")]
    [InlineData("\udcc0\udcae")]
    public async Task A_name_that_windows_reads_as_something_else_is_refused(string name)
    {
        foreach (VirtualPath path in (VirtualPath[])[VirtualPath.Root.Append(name), VirtualPath.Root.Append(name).Append("a")])
        {
            Assert.Equal(StorageError.InvalidName, (await Storage.StatAsync(path, default)).Error);
            Assert.Equal(StorageError.InvalidName, (await Storage.OpenReadAsync(path, default)).Error);
            Assert.Equal(StorageError.InvalidName, (await Storage.OpenDirectoryAsync(path, default)).Error);
            Assert.Equal(StorageError.InvalidName, (await Storage.OpenWriteAsync(path, Replace, default)).Error);
            Assert.Equal(StorageError.InvalidName, (await Storage.OpenWriteAsync(path, ReplaceAtomically, default)).Error);
            Assert.Equal(StorageError.InvalidName, await Storage.MakeDirectoryAsync(path, default));
            Assert.Equal(StorageError.InvalidName, await Storage.RemoveAsync(path, EntryKind.File, default));
        }

        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Root));
    }

    [Theory]
    [InlineData("console")]
    [InlineData("com")]
    [InlineData("com10")]
    [InlineData("nul-device")]
    [InlineData(".con")]
    [InlineData("a.b.c")]
    public void A_name_that_only_looks_like_a_device_is_one(string name) => Assert.True(PortableName.IsAllowed(name));

    [Fact]
    public async Task Links_are_listed_and_refused_wherever_they_lead()
    {
        await Put("/a", "x");
        await MakeDirectory("/d");
        File.CreateSymbolicLink(folder.In("out"), folder.Out("secret"));
        File.CreateSymbolicLink(folder.In("in"), "a");
        Directory.CreateSymbolicLink(folder.In("dir"), folder.Outside);

        foreach (string path in (string[])["/out", "/in", "/dir", "/dir/secret"])
        {
            Assert.Equal(StorageError.Denied, (await Storage.StatAsync(At(path), default)).Error);
            Assert.Equal(StorageError.Denied, (await Storage.OpenReadAsync(At(path), default)).Error);
            Assert.Equal(StorageError.Denied, (await Storage.OpenDirectoryAsync(At(path), default)).Error);
            Assert.Equal(StorageError.Denied, (await Storage.OpenWriteAsync(At(path), Replace, default)).Error);
            Assert.Equal(StorageError.Denied, await Storage.RemoveAsync(At(path), EntryKind.File, default));
            Assert.Equal(StorageError.Denied, await Storage.RenameAsync(At(path), At("/d/x"), true, default));
            Assert.Equal(StorageError.Denied, await Storage.SetFactsAsync(At(path), new(Mode: 0), default));
        }

        Assert.Equal(3, (await List("/")).Count(entry => entry.Kind == EntryKind.Link));
        Assert.Equal(StorageError.Denied, (await Storage.OpenWriteAsync(At("/dir/new"), Replace, default)).Error);
        Assert.Equal(["secret"], Directory.EnumerateFileSystemEntries(folder.Outside).Select(Path.GetFileName));
    }

    public void Dispose() => folder.Dispose();
}
