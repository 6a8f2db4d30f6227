using System.Diagnostics;
using Glassport.Client;

namespace Glassport.App.Shell;

/// <summary>This machine's own commands.</summary>
internal static class LocalCommand
{
    /// <summary>Runs a command, or the machine's shell. Ctrl-C is theirs meanwhile.</summary>
    /// <param name="line">The command as it was written; empty for the shell.</param>
    /// <param name="folder">Where it runs.</param>
    public static async Task RunAsync(string line, string folder)
    {
        using var process = Start(line, folder, takesInput: false);
        await process.WaitForExitAsync(CancellationToken.None).ConfigureAwait(false);
    }

    /// <summary>Runs a command with something as its input.</summary>
    /// <param name="line">The command as it was written.</param>
    /// <param name="folder">Where it runs.</param>
    /// <param name="write">Writes the input.</param>
    public static async Task PipeAsync(string line, string folder, Func<Stream, Task> write)
    {
        using var process = Start(line, folder, takesInput: true);
        try
        {
            await write(process.StandardInput.BaseStream).ConfigureAwait(false);
            process.StandardInput.Close();
        }
        catch (Exception failure) when (failure is IOException or FtpException { Kind: FailureKind.LocalDisk })
        {
            // Who has read enough ends: a pager that was left, head.
        }
        finally
        {
            await process.WaitForExitAsync(CancellationToken.None).ConfigureAwait(false);
        }
    }

    private static Process Start(string line, string folder, bool takesInput)
    {
        string shell = OperatingSystem.IsWindows() ? Environment.GetEnvironmentVariable("ComSpec") ?? "cmd.exe"
            : Environment.GetEnvironmentVariable("SHELL") is { Length: > 0 } own ? own : "/bin/sh";
        ProcessStartInfo start = new(shell) { UseShellExecute = false, WorkingDirectory = folder, RedirectStandardInput = takesInput };
        if (line.Length > 0 && OperatingSystem.IsWindows())
            start.Arguments = "/c " + line;
        else if (line.Length > 0)
        {
            start.ArgumentList.Add("-c");
            start.ArgumentList.Add(line);
        }

        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception failure)
        {
            throw new FtpException(FailureKind.LocalDisk, $"{shell}: {failure.Message}", inner: failure);
        }
    }
}
