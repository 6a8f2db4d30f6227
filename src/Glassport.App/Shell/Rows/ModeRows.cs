using System.Globalization;
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
                shell.Say($"Using {Name(shell.Settings)} mode to transfer files.");
                return Task.CompletedTask;
            case "ascii" or "a":
                return UseTypeAsync(shell, 'A', cancellationToken);
            case "binary" or "image" or "i":
                return UseTypeAsync(shell, 'I', cancellationToken);
            default:
                throw new FtpException(FailureKind.Usage, $"{words[0]}: unknown mode; ascii and binary are known.");
        }
    });

    public static ShellCommand Active { get; } = new(["active"], "", "let the server make the data connections (PORT), and say nothing that the classic clients do not", 0, static (shell, _, _) => Use(shell, DataMode.Active));

    public static ShellCommand SendPort { get; } = new(["sendport"], "", "use PORT for data connections, or not", 0, static (shell, _, _) =>
    {
        bool isOn = shell.Settings.Mode != DataMode.Active;
        Set(shell, isOn ? DataMode.Active : DataMode.Auto);
        return Tell(shell, "Use of PORT cmds", isOn);
    });

    public static ShellCommand Passive { get; } = new(["passive"], "[on|off|auto]", "make the data connections from here (EPSV, PASV), or not", 0, static (shell, words, _) => Use(shell, words.ElementAtOrDefault(0)?.ToLowerInvariant() switch
    {
        "on" => DataMode.Passive,
        "off" => DataMode.Active,
        "auto" => DataMode.Auto,
        null => shell.Settings.Mode == DataMode.Active ? DataMode.Auto : DataMode.Active,
        _ => throw new FtpException(FailureKind.Usage, "usage: passive [on|off|auto]"),
    }));

    public static ShellCommand Prompt { get; } = new(["prompt"], "", "ask before each of several files, or not", 0, static (shell, _, _) => Tell(shell, "Interactive mode", shell.Settings.Asks = !shell.Settings.Asks));

    public static ShellCommand Globbing { get; } = new(["glob"], "", "let *, ?, [a-z] and {a,b} stand for names in mget, mput and mdelete, or not", 0, static (shell, _, _) => Tell(shell, "Globbing", shell.Settings.Globs = !shell.Settings.Globs));

    public static ShellCommand Hash { get; } = new(["hash"], "[bytes]", "print a mark for each 1024 bytes, or for so many, or not", 0, static (shell, words, _) =>
    {
        var settings = shell.Settings;
        if (words.Length > 0)
        {
            settings.HashBytes = int.TryParse(words[0], NumberStyles.None, CultureInfo.InvariantCulture, out int bytes) && bytes > 0
                ? bytes : throw new FtpException(FailureKind.Usage, $"{words[0]}: bytes are wanted, as in 'hash 65536'.");
        }

        settings.ShowsHashes = words.Length > 0 || !settings.ShowsHashes;
        shell.Say(settings.ShowsHashes ? FormattableString.Invariant($"Hash mark printing on ({settings.HashBytes} bytes/hash mark).") : "Hash mark printing off.");
        return Task.CompletedTask;
    });

    public static ShellCommand Progress { get; } = new(["progress"], "", "show a bar during transfers, or not", 0, static (shell, _, _) => Tell(shell, "Progress bar", shell.Settings.ShowsProgress = !shell.Settings.ShowsProgress));

    public static ShellCommand Verbose { get; } = new(["verbose"], "", "show the server's replies, or not", 0, static (shell, _, _) => Tell(shell, "Verbose mode", shell.Settings.ShowsReplies = !shell.Settings.ShowsReplies));

    public static ShellCommand Debug { get; } = new(["debug"], "", "show the commands that are sent, or not", 0, static (shell, _, _) =>
    {
        shell.Settings.ShowsCommands = !shell.Settings.ShowsCommands;
        shell.Say(shell.Settings.ShowsCommands ? "Debugging on (debug=1)." : "Debugging off (debug=0).");
        return Task.CompletedTask;
    });

    public static ShellCommand Bell { get; } = new(["bell"], "", "ring behind each transfer, or not", 0, static (shell, _, _) => Tell(shell, "Bell mode", shell.Settings.Rings = !shell.Settings.Rings));

    public static ShellCommand Status { get; } = new(["status"], "", "show what is set", 0, static (shell, _, _) =>
    {
        var settings = shell.Settings;
        shell.Say(shell.Connected is not { } client ? "Not connected."
            : client.User is null ? $"Connected to {client.Address.Host}, not logged in."
            : $"Connected and logged into {client.Address.Host} as {client.User}.");
        if (shell.Connected?.Security is { } tls)
            shell.Say($"Protected by {tls.Version}, {tls.CipherSuite}.");
        shell.Say($"Passive mode: {OnOff(settings.Mode != DataMode.Active)}; fallback to active mode: {OnOff(settings.Mode == DataMode.Auto)}.");
        shell.Say($"Mode: stream; Type: {Name(settings)}; Form: non-print; Structure: file.");
        shell.Say($"Verbose: {OnOff(settings.ShowsReplies)}; Bell: {OnOff(settings.Rings)}; Prompting: {OnOff(settings.Asks)}; Globbing: {OnOff(settings.Globs)}.");
        shell.Say(FormattableString.Invariant($"Hash mark printing: {OnOff(settings.ShowsHashes)}; Mark count: {settings.HashBytes}; Progress bar: {OnOff(settings.ShowsProgress)}."));
        shell.Say($"Use of PORT cmds: {OnOff(settings.Mode != DataMode.Passive)}; Debugging: {OnOff(settings.ShowsCommands)}.");
        shell.Say($"Local directory: {settings.Folder}");
        return Task.CompletedTask;
    });

    private static string Name(ShellSettings settings) => settings.IsText ? "ascii" : "binary";

    private static string OnOff(bool isOn) => isOn ? "on" : "off";

    private static async Task UseTypeAsync(ShellSession shell, char type, CancellationToken cancellationToken)
    {
        if (shell.Connected is { } client)
            await client.UseTypeAsync(type, cancellationToken).ConfigureAwait(false);
        shell.Settings.IsText = type == 'A';
    }

    private static void Set(ShellSession shell, DataMode mode)
    {
        shell.Settings.Mode = mode;
        if (shell.Connected is { } client)
            client.Mode = mode;
    }

    private static Task Use(ShellSession shell, DataMode mode)
    {
        Set(shell, mode);
        shell.Say(mode switch { DataMode.Active => "Passive mode off.", DataMode.Passive => "Passive mode on.", _ => "Passive mode on; active when that does not work." });
        return Task.CompletedTask;
    }

    private static Task Tell(ShellSession shell, string what, bool isOn)
    {
        shell.Say($"{what} {OnOff(isOn)}.");
        return Task.CompletedTask;
    }
}
