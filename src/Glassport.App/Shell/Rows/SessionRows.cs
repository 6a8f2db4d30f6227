using Glassport.App.Remote;
using Glassport.Client;

namespace Glassport.App.Shell.Rows;

/// <summary>Sessions.</summary>
internal static class SessionRows
{
    public static ShellCommand Open { get; } = new(["open"], "host [port]", "connect and log in", 1, static (shell, words, cancellationToken) =>
    {
        string text = words.Length > 1 ? $"{words[0]}:{words[1]}" : words[0];
        return shell.OpenAsync(RemoteSession.Read(text, shell.Request), null, cancellationToken);
    });

    public static ShellCommand User { get; } = new(["user"], "name [password [account]]", "log in as another", 1, static async (shell, words, cancellationToken) =>
    {
        string password = words.Length > 1 ? words[1]
            : shell.IsInteractive ? HiddenInput.Read("Password: ")
            : throw new FtpException(FailureKind.Usage, "There is no password.");
        await shell.Client.LoginAsync(words[0], password, words.ElementAtOrDefault(2), cancellationToken).ConfigureAwait(false);
    });

    public static ShellCommand Close { get; } = new(["close", "disconnect"], "", "end the session", 0, static (shell, _, cancellationToken) => shell.CloseAsync(cancellationToken));

    public static ShellCommand Bye { get; } = new(["bye", "quit", "exit"], "", "end the session and the shell", 0, static (shell, _, cancellationToken) =>
    {
        shell.IsOver = true;
        return shell.CloseAsync(cancellationToken);
    });
}
