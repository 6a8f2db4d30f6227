using System.Text;
using Glassport.Server.Native;
using Glassport.Server.Storage;

namespace Glassport.Server.Tests.Storage;

/// <summary>Others who change the tree while it is used.</summary>
public abstract partial class LocalStorageContract
{
    private const int Swaps = 3000;

    [Fact]
    public async Task A_directory_that_becomes_a_link_all_the_time_never_lets_anything_out()
    {
        Directory.CreateDirectory(Folder.In("d"));
        await File.WriteAllTextAsync(Folder.In("d/secret"), "inside");
        File.SetUnixFileMode(Folder.Out("secret"), UnixFileMode.UserRead);
        File.CreateSymbolicLink(Folder.In("link"), "../root_sibling");
        int succeeded = 0;

        await While(Swap, async () =>
        {
            succeeded += await ReadsInside() + await WritesInside();
            await Storage.SetFactsAsync(At("/d/secret"), new(Mode: 0b110_000_000), default);
            await Storage.MakeDirectoryAsync(At("/d/made"), default);
            await Storage.RemoveAsync(At("/d/made"), EntryKind.Directory, default);
            await Storage.RenameAsync(At("/d/w"), At("/d/v"), true, default);
        });

        Assert.True(succeeded > 0, "nothing was ever read or written inside");
        Assert.Equal(["secret"], Directory.EnumerateFileSystemEntries(Folder.Outside).Select(Path.GetFileName));
        Assert.Equal("secret", await File.ReadAllTextAsync(Folder.Out("secret")));
        Assert.Equal(UnixFileMode.UserRead, File.GetUnixFileMode(Folder.Out("secret")));

        void Swap() => Rename(("d", "aside"), ("link", "d"), ("d", "link"), ("aside", "d"));
    }

    [Fact]
    public async Task A_file_that_becomes_a_link_all_the_time_never_lets_anything_out()
    {
        await File.WriteAllTextAsync(Folder.In("file"), "inside");
        File.CreateSymbolicLink(Folder.In("link"), "../root_sibling/secret");
        int inside = 0;

        await While(Swap, async () =>
        {
            string content = await Content("/f") ?? "";
            Assert.DoesNotContain("secret", content, StringComparison.Ordinal);
            inside += content.StartsWith("inside", StringComparison.Ordinal) ? 1 : 0;
            await using var upload = (await Storage.OpenWriteAsync(At("/f"), new(WriteMode.Append), default)).Value;
            if (upload is not null)
                await Write(upload, "w");
            await using var atomic = (await Storage.OpenWriteAsync(At("/f"), ReplaceAtomically, default)).Value;
            if (atomic is not null)
                await atomic.AbandonAsync(keep: false, default);
        });

        Assert.True(inside > 0, "the file was never read");
        Assert.Equal("secret", await File.ReadAllTextAsync(Folder.Out("secret")));

        void Swap() => Rename(("file", "f"), ("f", "file"), ("link", "f"), ("f", "link"));
    }

    [Fact]
    public async Task An_entry_that_vanishes_during_a_listing_is_left_out()
    {
        for (int i = 0; i < 300; i++)
            await File.WriteAllTextAsync(Folder.In($"f{i:000}"), "");
        using IDirectoryReader reader = (await Storage.OpenDirectoryAsync(At("/"), default)).Value;
        Assert.True(await reader.ReadAsync(default));
        for (int i = 0; i < 300; i++)
            File.Delete(Folder.In($"f{i:000}"));

        int rest = 0;
        while (await reader.ReadAsync(default))
            rest++;
        Assert.InRange(rest, 0, 299);
    }

    /// <summary>Renames as the system does it, without .NET's checks; one that comes to nothing is part of the game.</summary>
    private void Rename(params ReadOnlySpan<(string From, string To)> steps)
    {
        foreach (var (from, to) in steps)
        {
            LinuxCalls.Rename(
                LinuxCalls.WorkingDirectory, Encoding.UTF8.GetBytes(Folder.In(from) + "\0"),
                LinuxCalls.WorkingDirectory, Encoding.UTF8.GetBytes(Folder.In(to) + "\0"), replace: true);
        }
    }

    /// <summary>Works as long as another thread swaps.</summary>
    private static async Task While(Action swap, Func<Task> work)
    {
        Task swapping = Task.Factory.StartNew(
            () =>
            {
                for (int i = 0; i < Swaps; i++)
                    swap();
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default);
        do
        {
            await work();
        }
        while (!swapping.IsCompleted);
        await swapping;
        await work();
    }

    private async Task<int> ReadsInside()
    {
        string? content = await Content("/d/secret");
        Assert.True(content is null or "inside", content);
        return content is null ? 0 : 1;
    }

    private async Task<int> WritesInside()
    {
        int written = 0;
        foreach (bool atomic in (bool[])[false, true])
        {
            await using IUpload? upload = (await Storage.OpenWriteAsync(At("/d/w"), new(WriteMode.Replace, Atomic: atomic), default)).Value;
            if (upload is null)
                continue;
            await Write(upload, "written");
            written += await upload.CommitAsync(default) == StorageError.None ? 1 : 0;
        }

        return written;
    }

    private async Task<string?> Content(string path)
    {
        await using IStoredFile? file = (await Storage.OpenReadAsync(At(path), default)).Value;
        if (file is null)
            return null;
        byte[] buffer = new byte[64];
        return Encoding.ASCII.GetString(buffer, 0, await file.ReadAsync(buffer, 0, default));
    }
}
