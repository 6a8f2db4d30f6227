using System.Diagnostics;
using Glassport.Server.Tests.Security;

namespace Glassport.Server.Tests.Faults;

/// <summary>A disk that becomes full in the middle of an upload.</summary>
public sealed class FullDiskTests
{
    [MountingFact]
    public async Task An_upload_that_does_not_fit_gets_452_and_the_session_goes_on()
    {
        foreach (bool atomic in new[] { false, true })
        {
            await using var victim = await Victim.StartAsync(site => site with
            {
                PhysicalPath = Path.Combine(site.PhysicalPath, "disk"),
                Files = new() { AtomicUploads = atomic, DeletePartialUploads = true },
            });
            string disk = victim.Folder.In("disk");
            Directory.CreateDirectory(disk);
            Assert.Equal(0, await RunAsync("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", disk));
            try
            {
                using (var client = await victim.LoginAsync())
                {
                    Assert.StartsWith("226", await client.UploadAsync("STOR a", new byte[100_000]));
                    Assert.StartsWith("452", await client.UploadAsync("STOR b", new byte[4 << 20]));
                    Assert.StartsWith("452", await client.UploadAsync("STOU c", new byte[4 << 20]));
                    Assert.StartsWith("226", await client.UploadAsync("STOR d", new byte[100_000]));
                    Assert.StartsWith("226", (await client.DownloadAsync("LIST")).Reply);
                    await client.ExpectAsync("221", "QUIT");
                }

                await victim.WhenEmptyAsync();
                Assert.Equal(["a", "d"], Directory.EnumerateFileSystemEntries(disk).Select(static path => Path.GetFileName(path)).Order());
            }
            finally
            {
                await victim.Server.DisposeAsync();
                Assert.Equal(0, await RunAsync("umount", disk));
            }
        }
    }

    private static async Task<int> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        await process.WaitForExitAsync();
        return process.ExitCode;
    }
}
