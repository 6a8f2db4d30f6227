using Glassport.Capture.Live;

namespace Glassport.App.Capturing;

/// <summary>What is said when the right to capture is missing.</summary>
internal static class CaptureRights
{
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
}
