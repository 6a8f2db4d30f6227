using System.Globalization;
using Glassport.Client;

namespace Glassport.App.Shell.Rows;

/// <summary>Files of the server.</summary>
internal static class FileRows
{
    public static ShellCommand Delete { get; } = new(["delete", "rm"], "remote-file", "delete a file of the server", 1, static (shell, words, cancellationToken) =>
        shell.Client.DeleteAsync(words[0], cancellationToken));

    public static ShellCommand Mdelete { get; } = new(["mdelete"], "remote-files…", "delete several files of the server", 1, static (shell, words, cancellationToken) =>
        Several.RemoteAsync(shell, "mdelete", words, path => shell.Client.DeleteAsync(path, cancellationToken), cancellationToken), TakesPatterns: true);

    public static ShellCommand Rename { get; } = new(["rename", "mv"], "remote-from remote-to", "rename a file of the server", 2, static (shell, words, cancellationToken) =>
        shell.Client.RenameAsync(words[0], words[1], cancellationToken));

    public static ShellCommand Size { get; } = new(["size"], "remote-file", "show a file's size", 1, static async (shell, words, cancellationToken) =>
    {
        if (await shell.Client.SizeAsync(words[0], cancellationToken).ConfigureAwait(false) is { } size)
            shell.Say(FormattableString.Invariant($"{words[0]}    {size}"));
        else
            await shell.FailAsync(null, Remote.RemoteExit.CodeOf(FailureKind.NoSuchFile)).ConfigureAwait(false);
    });

    public static ShellCommand Modtime { get; } = new(["modtime"], "remote-file", "show when a file was changed", 1, static async (shell, words, cancellationToken) =>
    {
        if (await shell.Client.ModifiedAsync(words[0], cancellationToken).ConfigureAwait(false) is { } time)
            shell.Say($"{words[0]}    {time.UtcDateTime.ToString("MM/dd/yyyy HH:mm:ss", CultureInfo.InvariantCulture)} GMT");
        else
            await shell.FailAsync(null, Remote.RemoteExit.CodeOf(FailureKind.NoSuchFile)).ConfigureAwait(false);
    });

    public static ShellCommand Chmod { get; } = new(["chmod"], "mode remote-file", "change a file's permissions", 2, static (shell, words, cancellationToken) =>
        ServerRows.AskAsync(shell, $"SITE CHMOD {words[0]} {words[1]}", cancellationToken));

    public static ShellCommand Page { get; } = new(["page", "less", "more"], "remote-file", "show a file's text, with $PAGER on a terminal", 1, static (shell, words, cancellationToken) =>
        !shell.Output.IsTerminal ? LocalTarget.ShowAsync(shell, words[0], cancellationToken)
        : LocalTarget.PipeAsync(shell, words[0], Environment.GetEnvironmentVariable("PAGER") is { Length: > 0 } own ? own : File.Exists("/usr/bin/less") ? "less" : "more", cancellationToken));
}
