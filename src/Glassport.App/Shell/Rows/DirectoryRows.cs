namespace Glassport.App.Shell.Rows;

/// <summary>Directories here and there.</summary>
internal static class DirectoryRows
{
    public static ShellCommand Ls { get; } = new(["ls"], "[path [local-file]]", "names of the server's files (NLST; with an option LIST)", 0, static (shell, words, cancellationToken) =>
        ShowAsync(shell, words.Length > 0 && words[0].StartsWith('-') ? "LIST" : "NLST", words, cancellationToken));

    public static ShellCommand Dir { get; } = new(["dir"], "[path [local-file]]", "the server's files at length (LIST)", 0, static (shell, words, cancellationToken) =>
        ShowAsync(shell, "LIST", words, cancellationToken));

    public static ShellCommand Nlist { get; } = new(["nlist"], "[path [local-file]]", "names of the server's files (NLST)", 0, static (shell, words, cancellationToken) =>
        ShowAsync(shell, "NLST", words, cancellationToken));

    public static ShellCommand Mlsd { get; } = new(["mlsd"], "[path [local-file]]", "the server's files with their facts (MLSD)", 0, static (shell, words, cancellationToken) =>
        ShowAsync(shell, "MLSD", words, cancellationToken));

    public static ShellCommand Cd { get; } = new(["cd"], "path", "change the server's working directory", 1, static (shell, words, cancellationToken) =>
        shell.Client.ChangeDirectoryAsync(words[0], cancellationToken));

    public static ShellCommand Cdup { get; } = new(["cdup"], "", "go up in the server's directories", 0, static (shell, _, cancellationToken) =>
        shell.Client.ChangeDirectoryAsync("..", cancellationToken));

    public static ShellCommand Pwd { get; } = new(["pwd"], "", "show the server's working directory", 0, static async (shell, _, cancellationToken) =>
    {
        string directory = await shell.Client.WorkingDirectoryAsync(cancellationToken).ConfigureAwait(false);
        if (!shell.ShowsReplies)
            shell.Say(directory);
    });

    public static ShellCommand Lcd { get; } = new(["lcd"], "[folder]", "change the local folder", 0, static (shell, words, _) =>
    {
        Directory.SetCurrentDirectory(words.ElementAtOrDefault(0) ?? Environment.GetFolderPath(Environment.SpecialFolder.UserProfile));
        shell.Say($"Local directory now {Directory.GetCurrentDirectory()}");
        return Task.CompletedTask;
    });

    public static ShellCommand Lpwd { get; } = new(["lpwd"], "", "show the local folder", 0, static (shell, _, _) =>
    {
        shell.Say($"Local directory {Directory.GetCurrentDirectory()}");
        return Task.CompletedTask;
    });

    public static ShellCommand Mkdir { get; } = new(["mkdir"], "path", "make a directory on the server", 1, static (shell, words, cancellationToken) =>
        shell.Client.MakeDirectoryAsync(words[0], cancellationToken));

    public static ShellCommand Rmdir { get; } = new(["rmdir"], "path", "remove an empty directory of the server", 1, static (shell, words, cancellationToken) =>
        shell.Client.RemoveDirectoryAsync(words[0], cancellationToken));

    // An option belongs to the path's word: "ls -la pub".
    private static async Task ShowAsync(ShellSession shell, string verb, string[] words, CancellationToken cancellationToken)
    {
        int named = words.Length > 1 && words[0].StartsWith('-') ? 2 : 1;
        string argument = string.Join(' ', words.Take(named));
        var rows = await shell.Client.RowsAsync(verb, argument, cancellationToken).ConfigureAwait(false);
        if (words.ElementAtOrDefault(named) is { } file && file != "-")
        {
            await File.WriteAllLinesAsync(file, rows, cancellationToken).ConfigureAwait(false);
            return;
        }

        foreach (string row in rows)
            shell.Say(row);
    }
}
