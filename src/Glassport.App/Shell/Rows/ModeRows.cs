using Glassport.Client;

namespace Glassport.App.Shell.Rows;

/// <summary>How transfers go.</summary>
internal static class ModeRows
{
    public static ShellCommand Ascii { get; } = new(["ascii"], "", "transfer text: line ends are converted (TYPE A)", 0, static (shell, _, cancellationToken) => UseTypeAsync(shell, 'A', cancellationToken));

    public static ShellCommand Binary { get; } = new(["binary", "image"], "", "transfer bytes as they are (TYPE I)", 0, static (shell, _, cancellationToken) => UseTypeAsync(shell, 'I', cancellationToken));

    public static ShellCommand Type { get; } = new(["type"], "[ascii|binary]", "show or set how files are transferred", 0, static (shell, words, cancellationToken) =>
    {
        switch (words.ElementAtOrDefault(0)?.ToLowerInvariant())
        {
            case null:
                shell.Say($"Using {(shell.IsText ? "ascii" : "binary")} mode to transfer files.");
                return Task.CompletedTask;
            case "ascii" or "a":
                return UseTypeAsync(shell, 'A', cancellationToken);
            case "binary" or "image" or "i":
                return UseTypeAsync(shell, 'I', cancellationToken);
            default:
                throw new FtpException(FailureKind.Usage, $"{words[0]}: unknown mode; ascii and binary are known.");
        }
    });

    public static ShellCommand Active { get; } = new(["active", "sendport"], "", "let the server make the data connections (PORT)", 0, static (shell, _, _) => Use(shell, DataMode.Active));

    public static ShellCommand Passive { get; } = new(["passive"], "[on|off|auto]", "make the data connections from here (EPSV, PASV), or not", 0, static (shell, words, _) => Use(shell, words.ElementAtOrDefault(0)?.ToLowerInvariant() switch
    {
        "on" => DataMode.Passive,
        "off" => DataMode.Active,
        "auto" => DataMode.Auto,
        null => shell.Mode == DataMode.Passive ? DataMode.Active : DataMode.Passive,
        _ => throw new FtpException(FailureKind.Usage, "usage: passive [on|off|auto]"),
    }));

    public static ShellCommand Prompt { get; } = new(["prompt"], "", "ask before each of several files, or not", 0, static (shell, _, _) => Tell(shell, "Interactive mode", shell.Asks = !shell.Asks));

    public static ShellCommand Hash { get; } = new(["hash"], "", "print a mark for each 64 KiB, or not", 0, static (shell, _, _) => Tell(shell, "Hash mark printing", shell.ShowsHashes = !shell.ShowsHashes));

    public static ShellCommand Verbose { get; } = new(["verbose"], "", "show the server's replies, or not", 0, static (shell, _, _) => Tell(shell, "Verbose mode", shell.ShowsReplies = !shell.ShowsReplies));

    public static ShellCommand Bell { get; } = new(["bell"], "", "ring behind each transfer, or not", 0, static (shell, _, _) => Tell(shell, "Bell mode", shell.Rings = !shell.Rings));

    private static async Task UseTypeAsync(ShellSession shell, char type, CancellationToken cancellationToken)
    {
        if (shell.Connected is { } client)
            await client.UseTypeAsync(type, cancellationToken).ConfigureAwait(false);
        shell.IsText = type == 'A';
    }

    private static Task Use(ShellSession shell, DataMode mode)
    {
        shell.Mode = mode;
        if (shell.Connected is { } client)
            client.Mode = mode;
        shell.Say(mode switch { DataMode.Active => "Active mode on.", DataMode.Passive => "Passive mode on.", _ => "Passive mode; active when that does not work." });
        return Task.CompletedTask;
    }

    private static Task Tell(ShellSession shell, string what, bool isOn)
    {
        shell.Say($"{what} {(isOn ? "on" : "off")}.");
        return Task.CompletedTask;
    }
}
