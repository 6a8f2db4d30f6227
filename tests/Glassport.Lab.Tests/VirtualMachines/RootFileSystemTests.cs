using Glassport.Lab.Seats;
using Glassport.Lab.VirtualMachines;
using Glassport.TestKit;

namespace Glassport.Lab.Tests.VirtualMachines;

/// <summary>What is written is what Debian's cpio reads.</summary>
public sealed class RootFileSystemTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("glassport-test-").FullName;

    private string Archive => Path.Combine(folder, "root.cpio");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [CpioFact]
    public async Task Files_folders_rights_and_owners_are_read_back()
    {
        RootFileSystem root = new();
        root.AddFile("/srv/ftp/b.txt", "bytes"u8.ToArray(), owner: 60123);
        root.AddFolder("/srv/ftp", owner: 60123);
        root.AddSecret("/etc/shadow", "secret");
        root.AddScript("/init", "#!/bin/sh\n");
        root.AddText("/etc/a-name-of-four-times-eleven-letters-and-more", "");

        await WriteAsync(root);

        string[] lines = [.. (await PeerTool.RunAsync("cpio", "-itvn", "--quiet", "-F", Archive)).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Brief)];
        Assert.Equal(
            [
                "drwxr-xr-x 0 0 etc",
                "-rw-r--r-- 0 0 etc/a-name-of-four-times-eleven-letters-and-more",
                "-rw------- 0 6 etc/shadow",
                "-rwxr-xr-x 0 10 init",
                "drwxr-xr-x 0 0 srv",
                "drwxr-xr-x 60123 0 srv/ftp",
                "-rw-r--r-- 60123 5 srv/ftp/b.txt",
            ],
            lines);
        Assert.Equal("bytes", await PeerTool.RunAsync("cpio", "-i", "--to-stdout", "--quiet", "-F", Archive, "srv/ftp/b.txt"));
        Assert.Equal(21, root.Size);
    }

    [CpioFact]
    public async Task A_program_is_there_with_its_libraries_and_runs_from_there()
    {
        if (!OperatingSystem.IsLinux())
            return;
        RootFileSystem root = new();
        await root.AddProgramAsync("/bin/cat", "/bin/cat", CancellationToken.None);

        await WriteAsync(root);

        await PeerTool.RunAsync("cpio", "-id", "--quiet", "--no-preserve-owner", "-D", folder, "-F", Archive);
        string loader = Directory.EnumerateFiles(folder, "ld-*.so.*", SearchOption.AllDirectories).Single();
        string libraries = Path.GetDirectoryName(Directory.EnumerateFiles(folder, "libc.so.*", SearchOption.AllDirectories).Single())!;
        Assert.Contains("coreutils", await PeerTool.RunAsync(loader, "--library-path", libraries, Path.Combine(folder, "bin/cat"), "--version"));
    }

    private async Task WriteAsync(RootFileSystem root)
    {
        await using FileStream output = File.Create(Archive);
        await root.WriteAsync(output, DateTimeOffset.UnixEpoch, CancellationToken.None);
    }

    // Rights, owner, size and path of a line of cpio -tv; the group is the owner's, and the rest links and time.
    private static string Brief(string line)
    {
        string[] fields = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return $"{fields[0]} {fields[2]} {fields[4]} {fields[^1]}";
    }
}

/// <summary>A fact that needs cpio, which <c>./test</c> installs.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class CpioFactAttribute : FactAttribute
{
    public CpioFactAttribute() => Skip = Machine.This.Find("cpio") is null ? "cpio is not installed." : null;
}
