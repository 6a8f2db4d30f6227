using System.Diagnostics;
using Glassport.App.Laboratory;

namespace Glassport.App.Tests.Laboratory;

public sealed class LabFolderTests
{
    private static readonly DateTime Long = TimeProvider.System.GetUtcNow().UtcDateTime - TimeSpan.FromHours(1);

    [Fact]
    public async Task What_a_killed_lab_left_is_removed_by_the_next_and_what_is_used_or_not_empty_stays()
    {
        if (!OperatingSystem.IsLinux())
            return;
        string left = Old();
        string full = Old();
        await File.WriteAllTextAsync(Path.Combine(full, "mine"), "");
        Directory.SetLastWriteTimeUtc(full, Long);
        string used = Old();
        ProcessStartInfo start = new("cat") { RedirectStandardInput = true };
        start.Environment[LabCall.Inside] = used;
        using Process user = Process.Start(start)!;

        using (LabFolder mine = LabFolder.Make())
        {
            Assert.False(Directory.Exists(left));
            Assert.True(Directory.Exists(full));
            Assert.True(Directory.Exists(used));
            Assert.True(Directory.Exists(mine.Path));
        }

        user.StandardInput.Close();
        await user.WaitForExitAsync();
        Directory.Delete(full, recursive: true);
        LabFolder.Remove(used);
        Assert.False(Directory.Exists(used));
    }

    private static string Old()
    {
        string folder = Directory.CreateTempSubdirectory("glassport-lab-").FullName;
        Directory.SetLastWriteTimeUtc(folder, Long);
        return folder;
    }
}
