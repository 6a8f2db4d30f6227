using System.Globalization;
using Glassport.Capture.Live;

namespace Glassport.App.Capturing;

/// <summary>The rights that a capture has: what it gives up, and what is said when it lacks them.</summary>
internal static class CaptureRights
{
    /// <summary>
    /// Makes the first file and gives up every right that the rest does not need. Who called sudo becomes the owner of the file and goes on
    /// as themselves, where they may make the file; else root stays root, without root's rights.
    /// </summary>
    /// <exception cref="IOException">The file cannot be made.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be made.</exception>
    /// <exception cref="InvalidOperationException">The system does not take the rights back.</exception>
    public static CaptureStream OpenAndGiveUp(CaptureFiles files)
    {
        bool isRoot = CaptureCredentials.IsRoot;
        CaptureStream? first = isRoot && Caller() is var (user, group) ? TryOpenAs(files, user, group) : null;
        bool keepsFileRights = isRoot && first is null && files.IsRotating;
        first ??= files.OpenNext(TimeProvider.System.GetLocalNow());
        CaptureCredentials.GiveUp(keepsFileRights);
        return first;
    }

    /// <summary>Lines to add to a failure's message: how to grant what is missing, or nothing.</summary>
    public static string Advice(Exception failure)
    {
        if (failure is not LiveCaptureException { Failure: LiveFailure.Permission })
            return "";
        if (OperatingSystem.IsWindows())
            return $"{Environment.NewLine}Run it as an administrator, or install Npcap so that every user may capture.";
        if (!OperatingSystem.IsLinux())
            return $"{Environment.NewLine}Run it with sudo, or allow your user to read /dev/bpf*.";
        string program = Environment.ProcessPath ?? "";
        // Rights given to the shared host would be every .NET program's.
        return Path.GetFileNameWithoutExtension(program) == "dotnet"
            ? $"{Environment.NewLine}Run it with sudo."
            : $"{Environment.NewLine}Run it with sudo, or grant this program the two rights that it needs, once:{Environment.NewLine}    sudo setcap cap_net_raw,cap_net_admin=eip {program}";
    }

    private static CaptureStream? TryOpenAs(CaptureFiles files, uint user, uint group)
    {
        CaptureCredentials.ActAs(user, group);
        try
        {
            CaptureStream first = files.OpenNext(TimeProvider.System.GetLocalNow());
            CaptureCredentials.Stay(user, group);
            return first;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            // Root may perhaps; if not, it is root's message that is told.
            CaptureCredentials.ActAsRoot();
            return null;
        }
    }

    private static (uint User, uint Group)? Caller() =>
        uint.TryParse(Environment.GetEnvironmentVariable("SUDO_UID"), CultureInfo.InvariantCulture, out uint user) && user != 0
        && uint.TryParse(Environment.GetEnvironmentVariable("SUDO_GID"), CultureInfo.InvariantCulture, out uint group)
            ? (user, group)
            : null;
}
