using Glassport.Server.Storage;

namespace Glassport.Server.Tests.Storage;

/// <summary>What uploads do in every back end.</summary>
public abstract partial class StorageContract
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_new_file_has_the_mode_that_was_asked_for_and_a_replaced_one_keeps_its_own(bool atomic)
    {
        await Put("/a", "1", new(WriteMode.Replace, Permissions: 0b110_110_110, Atomic: atomic));
        Assert.Equal(0b110_110_110, (await Stat("/a")).Mode);
        await Put("/a", "2", new(WriteMode.Replace, Permissions: 0b110_000_000, Atomic: atomic));
        Assert.Equal(0b110_110_110, (await Stat("/a")).Mode);
        Assert.Equal("2", await Get("/a"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Replacing_by_something_shorter_leaves_nothing_of_the_old(bool atomic)
    {
        await Put("/a", "long content");
        await Put("/a", "x", new(WriteMode.Replace, Atomic: atomic));
        Assert.Equal("x", await Get("/a"));
    }

    [Fact]
    public async Task An_atomic_upload_appears_when_it_is_whole()
    {
        await Put("/a", "old");
        await using IUpload upload = await OpenWrite("/a", ReplaceAtomically);
        await using IUpload other = await OpenWrite("/b", ReplaceAtomically);
        await Write(upload, "new");
        await Write(other, "new");

        Assert.Equal(["a"], await Names("/"));
        Assert.Equal("old", await Get("/a"));
        Assert.Equal(StorageError.None, await upload.CommitAsync(default));
        Assert.Equal(StorageError.None, await other.CommitAsync(default));
        Assert.Equal(["a", "b"], await Names("/"));
        Assert.Equal("new", await Get("/a"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_atomic_upload_that_was_cut_off_leaves_the_old_file(bool keep)
    {
        await Put("/a", "old");
        await using IUpload upload = await OpenWrite("/a", ReplaceAtomically);
        await Write(upload, "ne");
        await upload.AbandonAsync(keep, default);

        Assert.Equal("old", await Get("/a"));
        Assert.Equal(["a"], await Names("/"));
    }

    [Fact]
    public async Task An_atomic_upload_that_was_cut_off_can_be_resumed()
    {
        await using (IUpload upload = await OpenWrite("/a", ReplaceAtomically))
            await Write(upload, "hello wor");
        Assert.Empty(await Names("/"));

        await Put("/a", " there", new(WriteMode.Resume, Offset: 5, Atomic: true));
        Assert.Equal("hello there", await Get("/a"));
        Assert.Equal(StorageError.InvalidOffset, (await Storage.OpenWriteAsync(At("/a"), new(WriteMode.Resume, 12, Atomic: true), default)).Error);
    }

    [Fact]
    public async Task An_atomic_upload_that_was_removed_cannot_be_resumed()
    {
        await using (IUpload upload = await OpenWrite("/a", ReplaceAtomically))
        {
            await Write(upload, "hello");
            await upload.AbandonAsync(keep: false, default);
        }

        Assert.Equal(StorageError.InvalidOffset, (await Storage.OpenWriteAsync(At("/a"), new(WriteMode.Resume, 5, Atomic: true), default)).Error);
    }

    [Fact]
    public async Task Resuming_atomically_changes_the_file_only_at_the_end()
    {
        await Put("/a", "0123456789");
        await using IUpload upload = await OpenWrite("/a", new(WriteMode.Resume, 4, Atomic: true));
        Assert.Equal(4, upload.Position);
        await Write(upload, "x");
        Assert.Equal("0123456789", await Get("/a"));
        Assert.Equal(StorageError.None, await upload.CommitAsync(default));
        Assert.Equal("0123x", await Get("/a"));
    }

    [Fact]
    public async Task A_directory_with_nothing_but_remains_of_uploads_can_be_removed()
    {
        await MakeDirectory("/d");
        await using (IUpload upload = await OpenWrite("/d/a", ReplaceAtomically))
            await Write(upload, "hello");

        Assert.Equal(StorageError.None, await Storage.RemoveAsync(At("/d"), EntryKind.Directory, default));
    }

    [Fact]
    public async Task A_file_written_in_place_is_kept_as_far_as_it_came_or_removed()
    {
        await using (IUpload upload = await OpenWrite("/a", Replace))
            await Write(upload, "hel");
        Assert.Equal("hel", await Get("/a"));

        await using (IUpload upload = await OpenWrite("/b", Replace))
        {
            await Write(upload, "hel");
            await upload.AbandonAsync(keep: false, default);
        }

        Assert.Equal(["a"], await Names("/"));
    }

    [Fact]
    public async Task Resuming_keeps_what_stands_before_and_cuts_off_what_stands_behind()
    {
        await Put("/a", "0123456789");
        await Put("/a", "xy", new(WriteMode.Resume, Offset: 4));

        Assert.Equal("0123xy", await Get("/a"));
        Assert.Equal(StorageError.InvalidOffset, (await Storage.OpenWriteAsync(At("/a"), new(WriteMode.Resume, 7), default)).Error);
        Assert.Equal(StorageError.InvalidOffset, (await Storage.OpenWriteAsync(At("/none"), new(WriteMode.Resume, 1), default)).Error);
        await Put("/new", "x", new(WriteMode.Resume));
        Assert.Equal("x", await Get("/new"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Appending_goes_to_the_end_and_makes_a_file_where_there_is_none(bool atomic)
    {
        WriteRequest append = new(WriteMode.Append, Atomic: atomic);
        await Put("/a", "1", append);
        await Put("/a", "23", append);
        Assert.Equal("123", await Get("/a"));

        await using IUpload upload = await OpenWrite("/a", append);
        Assert.Equal(3, upload.Position);
        await Write(upload, "4");
        await upload.AbandonAsync(keep: false, default);
        Assert.Equal("123", await Get("/a"));
    }

    [Fact]
    public async Task Two_that_append_lose_nothing_of_each_other()
    {
        await using (IUpload one = await OpenWrite("/a", new(WriteMode.Append)))
        await using (IUpload other = await OpenWrite("/a", new(WriteMode.Append)))
        {
            await Task.WhenAll(Task.Run(() => Many(one, "1")), Task.Run(() => Many(other, "2")));
            Assert.Equal(StorageError.None, await one.CommitAsync(default));
            Assert.Equal(StorageError.None, await other.CommitAsync(default));
        }

        string all = await Get("/a");
        Assert.Equal((500, 500), (all.Count(letter => letter == '1'), all.Count(letter => letter == '2')));

        static async Task Many(IUpload upload, string text)
        {
            for (int i = 0; i < 500; i++)
                await Write(upload, text);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_new_file_is_not_made_where_there_is_one(bool atomic)
    {
        await Put("/a", "1", new(WriteMode.CreateNew, Atomic: atomic));

        Assert.Equal(StorageError.Exists, (await Storage.OpenWriteAsync(At("/a"), new(WriteMode.CreateNew, Atomic: atomic), default)).Error);
        Assert.Equal("1", await Get("/a"));
    }

    [Fact]
    public async Task A_new_file_that_appeared_meanwhile_is_not_replaced()
    {
        await using IUpload upload = await OpenWrite("/a", new(WriteMode.CreateNew, Atomic: true));
        await Write(upload, "mine");
        await Put("/a", "theirs");

        Assert.Equal(StorageError.Exists, await upload.CommitAsync(default));
        Assert.Equal("theirs", await Get("/a"));
    }

    [Fact]
    public async Task Of_many_that_make_the_same_new_file_one_succeeds()
    {
        var opened = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ =>
            Task.Run(async () => await Storage.OpenWriteAsync(At("/a"), new(WriteMode.CreateNew), default))));

        await Assert.Single(opened, result => result.IsSuccess).Value.DisposeAsync();
        Assert.Equal(15, opened.Count(result => result.Error == StorageError.Exists));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Unique_names_begin_with_the_name_that_was_asked_for(bool atomic)
    {
        HashSet<string> names = [];
        List<IUpload> uploads = [];
        for (int i = 0; i < 20; i++)
        {
            uploads.Add(await OpenWrite("/up", new(WriteMode.Unique, Atomic: atomic)));
            await Write(uploads[i], "x");
            Assert.StartsWith("/up", uploads[i].Path.Text, StringComparison.Ordinal);
            Assert.True(names.Add(uploads[i].Path.Name));
        }

        foreach (IUpload upload in uploads)
        {
            Assert.Equal(StorageError.None, await upload.CommitAsync(default));
            await upload.DisposeAsync();
        }

        Assert.Equal(names.Order(StringComparer.Ordinal), await Names("/"));
    }

    [Fact]
    public async Task Of_many_atomic_writers_one_file_is_whole_at_the_end()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(writer => Task.Run(async () =>
        {
            string line = new((char)('a' + writer), 1000);
            for (int round = 0; round < 20; round++)
                await Put("/a", line, ReplaceAtomically);
        })));

        string all = await Get("/a");
        Assert.Equal((1000, 1), (all.Length, all.Distinct().Count()));
        Assert.Equal(["a"], await Names("/"));
    }

    [Fact]
    public async Task Committing_or_abandoning_once_more_changes_nothing()
    {
        foreach (bool atomic in (bool[])[false, true])
        {
            await using IUpload upload = await OpenWrite("/a", new(WriteMode.Replace, Atomic: atomic));
            await Write(upload, "all");
            Assert.Equal(StorageError.None, await upload.CommitAsync(default));
            await upload.AbandonAsync(keep: false, default);
            Assert.Equal("all", await Get("/a"));
        }
    }
}
