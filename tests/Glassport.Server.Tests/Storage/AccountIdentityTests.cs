using System.Diagnostics;
using System.Runtime.Versioning;
using Glassport.Server.Native;
using Glassport.Server.Storage;

namespace Glassport.Server.Tests.Storage;

/// <summary>Only root can become another account; for others there is one test, and it says so.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class AccountIdentityTests : IDisposable
{
    private static readonly AccountIdentity Guest = new(54321, 54322, [54323]);

    private readonly TemporaryFolder folder = new();

    public AccountIdentityTests() => File.SetUnixFileMode(Path.GetDirectoryName(folder.Root)!, (UnixFileMode)0b111_101_101);

    [Fact]
    public async Task Whoever_may_not_become_the_account_touches_nothing()
    {
        if (Environment.IsPrivilegedProcess)
            return;
        using LocalStorage storage = Open(Guest);

        Assert.Equal(StorageError.Denied, (await storage.StatAsync(VirtualPath.Root, default)).Error);
        Assert.Equal(StorageError.Denied, (await storage.OpenWriteAsync(At("/a"), new(WriteMode.Replace), default)).Error);
    }

    [Fact]
    public async Task The_accounts_rights_decide_and_not_roots()
    {
        if (!Environment.IsPrivilegedProcess)
            return;
        Directory.CreateDirectory(folder.In("private"));
        await File.WriteAllTextAsync(folder.In("private/a"), "x");
        await File.WriteAllTextAsync(folder.In("unreadable"), "x");
        File.SetUnixFileMode(folder.In("private"), (UnixFileMode)0b111_000_000);
        File.SetUnixFileMode(folder.In("unreadable"), (UnixFileMode)0b110_000_000);
        await Run("chown", "-R", "12345:12345", folder.In("private"));
        using LocalStorage storage = Open(Guest);

        Assert.Equal(StorageError.Denied, (await storage.OpenDirectoryAsync(At("/private"), default)).Error);
        Assert.Equal(StorageError.Denied, (await storage.StatAsync(At("/private/a"), default)).Error);
        Assert.Equal(StorageError.Denied, (await storage.OpenReadAsync(At("/private/a"), default)).Error);
        Assert.Equal(StorageError.Denied, (await storage.OpenReadAsync(At("/unreadable"), default)).Error);
        foreach (bool atomic in (bool[])[false, true])
        {
            Assert.Equal(StorageError.Denied, (await storage.OpenWriteAsync(At("/private/b"), new(WriteMode.CreateNew, Atomic: atomic), default)).Error);
            Assert.Equal(StorageError.Denied, (await storage.OpenWriteAsync(At("/unreadable"), new(WriteMode.Replace, Atomic: atomic), default)).Error);
        }

        Assert.Equal(StorageError.Denied, await storage.MakeDirectoryAsync(At("/private/d"), default));
        Assert.Equal(StorageError.Denied, await storage.RemoveAsync(At("/private/a"), EntryKind.File, default));
        Assert.Equal(StorageError.Denied, await storage.RenameAsync(At("/private/a"), At("/a"), false, default));
        Assert.Equal(StorageError.Denied, await storage.SetFactsAsync(At("/unreadable"), new(Mode: 0b111_111_111), default));
        Assert.Equal(StorageError.Denied, await storage.LinkAsync(At("/unreadable"), At("/link"), default));
        Assert.Equal("x", await File.ReadAllTextAsync(folder.In("private/a")));
    }

    [Fact]
    public async Task What_is_made_belongs_to_the_account_and_its_group()
    {
        if (!Environment.IsPrivilegedProcess)
            return;
        await Run("chown", "54321:54322", folder.Root);
        using LocalStorage storage = Open(Guest);
        Assert.Equal(StorageError.None, await storage.MakeDirectoryAsync(At("/d"), default));
        foreach (bool atomic in (bool[])[false, true])
        {
            await using IUpload upload = (await storage.OpenWriteAsync(At(atomic ? "/d/atomic" : "/d/plain"), new(WriteMode.Replace, Atomic: atomic), default)).Value;
            Assert.Equal(StorageError.None, await upload.WriteAsync(new byte[10], default));
            Assert.Equal(StorageError.None, await upload.CommitAsync(default));
        }

        foreach (string path in (string[])["/d", "/d/plain", "/d/atomic"])
        {
            FileEntry entry = (await storage.StatAsync(At(path), default)).Value;
            Assert.Equal((54321u, 54322u), (entry.Owner, entry.Group));
        }
    }

    [Fact]
    public async Task The_accounts_other_groups_count()
    {
        if (!Environment.IsPrivilegedProcess)
            return;
        await File.WriteAllTextAsync(folder.In("shared"), "x");
        File.SetUnixFileMode(folder.In("shared"), (UnixFileMode)0b110_100_000);
        await Run("chgrp", "54323", folder.In("shared"));
        using LocalStorage member = Open(Guest);
        using LocalStorage other = Open(Guest with { Groups = [] });

        await using (IStoredFile file = (await member.OpenReadAsync(At("/shared"), default)).Value)
            Assert.Equal(1, file.Entry.Length);
        Assert.Equal(StorageError.Denied, (await other.OpenReadAsync(At("/shared"), default)).Error);
    }

    [Fact]
    public void The_thread_is_itself_again_afterwards()
    {
        if (!Environment.IsPrivilegedProcess)
            return;
        uint[] groups = LinuxCalls.GetGroups();
        using (AccountScope scope = new(Guest))
        {
            Assert.False(scope.IsRefused);
            Assert.Equal((54321u, 54322u), (LinuxCalls.SetFileUser(uint.MaxValue), LinuxCalls.SetFileGroup(uint.MaxValue)));
            Assert.Equal([54323u], LinuxCalls.GetGroups());
        }

        Assert.Equal((0u, 0u), (LinuxCalls.SetFileUser(uint.MaxValue), LinuxCalls.SetFileGroup(uint.MaxValue)));
        Assert.Equal(groups, LinuxCalls.GetGroups());
    }

    public void Dispose() => folder.Dispose();

    private static VirtualPath At(string text) => VirtualPath.TryResolve(VirtualPath.Root, text, out VirtualPath path) ? path : throw new ArgumentException(text);

    private static async Task Run(string program, params string[] arguments)
    {
        using Process process = Process.Start(program, arguments);
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
    }

    private LocalStorage Open(AccountIdentity identity) => LocalStorage.OpenLinux(folder.Root, identity, null).Value;
}
