using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace Glassport.Lab.Networks;

/// <summary>
/// The namespaces in which a lab lives: network, mounts, processes and names of its own, and users where this process is not root. The first
/// process in it takes everything with it when it ends, and the kernel ends it with the one that waits for it: nothing outlasts a lab.
/// </summary>
public static class Enclosure
{
    private const string ErrorLimit = "No space left on device";

    /// <summary>
    /// Before a program: SIGINT ends it. What a script starts in the background inherits that it is ignored (POSIX.1-2017 §2.11), and ignoring outlasts exec; yet
    /// a lab's capture is ended, and its client interrupted, by that signal.
    /// </summary>
    internal static IReadOnlyList<string> Interruptible { get; } = ["env", "--default-signal=INT"];

    /// <summary>Whether this system has namespaces; that it lets everybody make them is not said.</summary>
    public static bool IsSupported => OperatingSystem.IsLinux();

    /// <summary>
    /// How to start a program within; its standard input should be a pipe from this process, so that it sees when this process is gone. It is in a session of
    /// its own: what a terminal does to the processes in front of it does not reach it.
    /// </summary>
    /// <param name="program">The program and its arguments.</param>
    public static ProcessStartInfo StartInfo(IReadOnlyList<string> program)
    {
        ProcessStartInfo start = new("setsid", ["--wait", .. Interruptible, "unshare", .. Arguments, "--", .. program]) { RedirectStandardInput = true };
        // tc and nft are where only root looks.
        start.Environment["PATH"] = Environment.GetEnvironmentVariable("PATH") + ":/usr/sbin:/sbin";
        return start;
    }

    /// <summary>How to run a program on a host of a lab that is up.</summary>
    /// <param name="first">The lab's first process, as this one sees it.</param>
    /// <param name="folder">The lab's folder.</param>
    /// <param name="host">The host.</param>
    /// <param name="program">The program and its arguments.</param>
    public static ProcessStartInfo Enter(int first, string folder, string host, IReadOnlyList<string> program)
    {
        string target = first.ToString(CultureInfo.InvariantCulture);
        string[] users = Environment.IsPrivilegedProcess ? [] : ["--user", "--preserve-credentials"];
        return new("nsenter",
        [
            "--target", target, .. users, "--mount", "--pid", "--ipc",
            $"--net=/proc/{target}/root{LabNetwork.NetFile(folder, host)}", $"--uts=/proc/{target}/root{LabNetwork.UtsFile(folder, host)}",
            // The folder is only there within.
            "--", "sh", "-c", "cd \"$0\" && exec \"$@\"", LabNetwork.FolderOf(folder, host), .. program,
        ]);
    }

    /// <summary>Within: covers a folder with a file system in memory, which nobody outside sees, and which ends with the lab.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="LabException">The kernel refuses.</exception>
    public static Task CoverAsync(string folder, CancellationToken cancellationToken) =>
        Tool.RunAsync(["mount", "-t", "tmpfs", "-o", "mode=755", "glassport-lab", folder], "", cancellationToken);

    /// <summary>Null when namespaces can be made, else why not and what to do.</summary>
    /// <param name="cancellationToken">Ends the trial.</param>
    public static async Task<string?> WhyNotAsync(CancellationToken cancellationToken)
    {
        if (!IsSupported)
            return "This system has no network namespaces; Linux has.";
        ProcessStartInfo start = new("unshare", [.. Arguments, "--", "true"]) { RedirectStandardError = true };
        try
        {
            using Process process = Process.Start(start)!;
            string error = (await process.StandardError.ReadToEndAsync(cancellationToken).ConfigureAwait(false)).Trim();
            await process.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
            return process.ExitCode == 0 ? null : $"The kernel refuses: {error}. {Remedy(error)}";
        }
        catch (Win32Exception missing)
        {
            return $"unshare is missing ({missing.Message}). Install the Debian package util-linux.";
        }
    }

    private static string[] Arguments =>
        [.. Environment.IsPrivilegedProcess ? (string[])[] : ["--user", "--map-root-user"], "--net", "--mount", "--pid", "--uts", "--ipc", "--fork", "--kill-child", "--mount-proc"];

    private static string Remedy(string error) => error.Contains(ErrorLimit, StringComparison.Ordinal)
        ? "Raise user.max_user_namespaces: sysctl -w user.max_user_namespaces=15000."
        : Environment.IsPrivilegedProcess
            ? "In a container, start it with --privileged, or at least with --cap-add SYS_ADMIN and without its seccomp profile."
            : "Run it as root, or allow user namespaces: sysctl -w kernel.unprivileged_userns_clone=1, and on Ubuntu kernel.apparmor_restrict_unprivileged_userns=0.";
}
