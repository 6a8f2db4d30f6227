using System.Diagnostics;

namespace Glassport.Server.Tests.Faults;

/// <summary>A test that mounts a file system, which root may where the machine lets it.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class MountingFactAttribute : FactAttribute
{
    private static readonly Lazy<bool> CanMount = new(Try);

    public MountingFactAttribute()
    {
        if (!CanMount.Value)
            Skip = "Needs root on Linux, and the permission to mount.";
    }

    private static bool Try()
    {
        if (!OperatingSystem.IsLinux() || Environment.UserName != "root")
            return false;
        var folder = Directory.CreateTempSubdirectory("glassport-mount-");
        try
        {
            return Run("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", folder.FullName) && Run("umount", folder.FullName);
        }
        finally
        {
            folder.Delete();
        }
    }

    private static bool Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
