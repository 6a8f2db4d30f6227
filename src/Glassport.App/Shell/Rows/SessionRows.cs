using Glassport.App.Remote;
using Glassport.Client;

namespace Glassport.App.Shell.Rows;

/// <summary>Sessions.</summary>
internal static class SessionRows
{
    public static ShellCommand Open { get; } = new(["open"], "host [port]", "connect and log in; a saved host by its name", 1, static (shell, words, cancellationToken) =>
    {
        string text = words.Length > 1 ? $"{words[0]}:{words[1]}" : words[0];
        return shell.OpenAsync(SavedHosts.Read(text, shell.Request), cancellationToken);
    });

    public static ShellCommand User { get; } = new(["user"], "name [password] [account]", "log in as another", 1, static async (shell, words, cancellationToken) =>
    {
        if (words.Length < 2 && !shell.IsInteractive)
            throw new FtpException(FailureKind.Usage, $"There is no password for '{words[0]}': give it behind the name, or connect with --user and GLASSPORT_PASSWORD.");
        await shell.LogInAsync(words[0], words.ElementAtOrDefault(1), words.ElementAtOrDefault(2), cancellationToken).ConfigureAwait(false);
    });

    public static ShellCommand Save { get; } = new(["save"], "[-p] name", "save this host, user and directory under a name; -p: the password too", 1, static async (shell, words, cancellationToken) =>
    {
        bool keepsPassword = words[0] == "-p";
        string name = words.ElementAtOrDefault(keepsPassword ? 1 : 0) ?? throw new FtpException(FailureKind.Usage, "usage: save [-p] name");
        var address = shell.SameAddress;
        string directory = await shell.QuietlyAsync(() => shell.Client.WorkingDirectoryAsync(cancellationToken)).ConfigureAwait(false);
        SavedHosts.Open().Add(name, SavedHost.Of(address with { Path = directory }, keepsPassword ? address.Password : null));
        shell.Say($"'open {name}' and 'glassport connect {name}' come here.");
    });

    public static ShellCommand Hosts { get; } = new(["hosts"], "", "show the saved hosts", 0, static (shell, _, _) =>
    {
        var saved = SavedHosts.Open();
        foreach (string name in saved.Names)
            shell.Say($"{name,-16} {saved.Find(name)!.Address}");
        return Task.CompletedTask;
    });

    public static ShellCommand Close { get; } = new(["close", "disconnect"], "", "end the session", 0, static (shell, _, cancellationToken) => shell.CloseAsync(cancellationToken));

    public static ShellCommand Bye { get; } = new(["bye", "quit", "exit"], "", "end the session and the shell, when the background has ended", 0, static async (shell, _, cancellationToken) =>
    {
        if (shell.Jobs.All.Count > 0)
            shell.Say($"Waiting for the background ({shell.Jobs.All.Count}); Ctrl-C leads back here, 'kill' ends one.");
        await shell.Jobs.WaitAsync(cancellationToken).ConfigureAwait(false);
        await shell.CloseAsync(cancellationToken).ConfigureAwait(false);
        shell.IsOver = true;
    });
}
