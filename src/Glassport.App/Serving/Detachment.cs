using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Glassport.App.Serving;

/// <summary>
/// How a server leaves its terminal: a second process serves. It says on its standard output that it listens, then closes all three
/// streams; what it says on standard error before that is the caller's to see.
/// </summary>
internal static partial class Detachment
{
    /// <summary>The option that tells the second process what it is.</summary>
    public const string Option = "--detaching";

    private const string Listening = "listening";
    private const string Descriptors = "/proc/self/fd";
    private const int StandardInput = 0;
    private const int StandardOutput = 1;
    private const int StandardError = 2;

    /// <summary>Whether this system can do it.</summary>
    public static bool IsSupported => !OperatingSystem.IsWindows();

    /// <summary>Starts this program once more, waits until that one listens or ends, and answers the exit code.</summary>
    public static async Task<int> StartAsync(CancellationToken cancellationToken)
    {
        // The first argument of the process is the assembly.
        IEnumerable<string> own = Environment.GetCommandLineArgs().Skip(1);
        ProcessStartInfo start = new(OwnProgram.Command[0], [.. OwnProgram.Command.Skip(1), .. own, Option]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        using Process server = Process.Start(start)!;
        server.StandardInput.Close();
        try
        {
            if (await server.StandardOutput.ReadLineAsync(cancellationToken).ConfigureAwait(false) == Listening)
                return ExitCode.Success;
            await server.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
            return server.ExitCode == ExitCode.Success ? ExitCode.Failure : server.ExitCode;
        }
        catch (OperationCanceledException)
        {
            server.Kill();
            throw;
        }
    }

    /// <summary>In the second process: leaves the session of the terminal, and tells the first that it may end.</summary>
    /// <exception cref="IOException">The streams cannot be given up.</exception>
    public static async Task CompleteAsync()
    {
        // It fails only for a process that leads its group already, which has no terminal to leave then.
        _ = SetSession();
        using FileStream nothing = new("/dev/null", FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite, bufferSize: 0);
        int descriptor = (int)nothing.SafeFileHandle.DangerousGetHandle();
        Replace(StandardInput, descriptor);
        Replace(StandardError, descriptor);
        await Console.Out.WriteLineAsync(Listening).ConfigureAwait(false);
        await Console.Out.FlushAsync().ConfigureAwait(false);
        Replace(StandardOutput, descriptor);
    }

    private static void Replace(int stream, int descriptor)
    {
        foreach (int copy in Copies(stream))
        {
            if (Duplicate(descriptor, copy) < 0)
                throw new IOException($"Leaving the terminal failed with error {Marshal.GetLastPInvokeError()}.");
        }
    }

    // The runtime keeps copies of the three streams; whoever reads the other end would never see it end.
    private static int[] Copies(int stream)
    {
        if (!OperatingSystem.IsLinux() || Target(stream) is not { } target || !IsReadElsewhere(target))
            return [stream];
        return [.. Directory.EnumerateFileSystemEntries(Descriptors).Select(static path => int.Parse(Path.GetFileName(path), CultureInfo.InvariantCulture))
            .Where(one => Target(one) == target)];
    }

    private static string? Target(int descriptor) =>
        new FileInfo(Path.Combine(Descriptors, descriptor.ToString(CultureInfo.InvariantCulture))).LinkTarget;

    // Other files end nowhere, and may be logs that the server has opened by itself.
    private static bool IsReadElsewhere(string target) =>
        target.StartsWith("pipe:", StringComparison.Ordinal) || target.StartsWith("socket:", StringComparison.Ordinal)
        || target.StartsWith("/dev/pts/", StringComparison.Ordinal) || target.StartsWith("/dev/tty", StringComparison.Ordinal);

    [LibraryImport("libc", EntryPoint = "setsid", SetLastError = true)]
    private static partial int SetSession();

    [LibraryImport("libc", EntryPoint = "dup2", SetLastError = true)]
    private static partial int Duplicate(int from, int to);
}
