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
            shell.Say($"{string.Join(", ", command.Names) + " " + command.Usage,-40} {command.Summary}");
        if (words.Length == 0)
            shell.Say("A beginning of a name will do. & at a line's end runs a transfer in the background. Tab completes. Ctrl-C ends a transfer.");
        return Task.CompletedTask;
    });

    // The rest of a line that begins with it is taken as it was written, before there are words.
    public static ShellCommand Local { get; } = new(["!"], "[local-command]", "run a command of this machine, or its shell", 0, static (shell, words, _) =>
        LocalCommand.RunAsync(string.Join(' ', words), shell.Settings.Folder));
}
