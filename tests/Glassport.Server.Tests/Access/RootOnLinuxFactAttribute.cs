using Glassport.Server.Access;

namespace Glassport.Server.Tests.Access;

/// <summary>A test that writes PAM services, which only root may.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class RootOnLinuxFactAttribute : FactAttribute
{
    public RootOnLinuxFactAttribute()
    {
        if (!OperatingSystem.IsLinux() || Environment.UserName != "root" || !Directory.Exists("/etc/pam.d") || Pam.Unavailable() is not null)
            Skip = "Needs root, Linux and PAM.";
    }
}
