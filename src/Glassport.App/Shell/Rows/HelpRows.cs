using System.Diagnostics;
using Glassport.Client;

namespace Glassport.App.Shell.Rows;

/// <summary>Help, and this machine's own commands.</summary>
internal static class HelpRows
{
    public static ShellCommand Help { get; } = new(["help", "?"], "[command]", "these lines", 0, static (shell, words, _) =>
    {
        var wanted = ShellCommands.All;
        if (words.Length > 0)
            wanted = [ShellCommands.Find(words[0], out string problem) ?? throw new FtpException(FailureKind.Usage, problem)];
        foreach (var command in wanted)
            shell.Say($"{string.Join(", ", command.Names),-20} {command.Usage,-32} {command.Summary}");
        return Task.CompletedTask;
    });

    public static ShellCommand Local { get; } = new(["!"], "[command…]", "run a command of this machine", 0, static async (_, words, cancellationToken) =>
    {
        string shell = Environment.GetEnvironmentVariable("SHELL") is { Length: > 0 } own ? own : OperatingSystem.IsWindows() ? "cmd" : "/bin/sh";
        ProcessStartInfo start = new(shell) { UseShellExecute = false };
        if (words.Length > 0)
        {
            start.ArgumentList.Add(OperatingSystem.IsWindows() ? "/c" : "-c");
            start.ArgumentList.Add(string.Join(' ', words));
        }

        using var process = Process.Start(start) ?? throw new FtpException(FailureKind.LocalDisk, $"{shell} did not start.");
        await process.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
    });
}
