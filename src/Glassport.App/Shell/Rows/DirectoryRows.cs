namespace Glassport.App.Shell.Rows;

/// <summary>Directories here and there.</summary>
internal static class DirectoryRows
{
    // The classic clients of today send LIST for both; the very first sent NLST for ls.
    public static ShellCommand Ls { get; } = new(["ls", "dir"], "[remote-path] [local-file]", "the server's files at length (LIST)", 0, static (shell, words, cancellationToken) =>
        ShowAsync(shell, "LIST", words, cancellationToken));

    public static ShellCommand Nlist { get; } = new(["nlist"], "[remote-path] [local-file]", "names of the server's files (NLST)", 0, static (shell, words, cancellationToken) =>
        ShowAsync(shell, "NLST", words, cancellationToken));

    public static ShellCommand Mlsd { get; } = new(["mlsd"], "[remote-path] [local-file]", "the server's files with their facts (MLSD)", 0, static (shell, words, cancellationToken) =>
        ShowAsync(shell, "MLSD", words, cancellationToken));

    public static ShellCommand Cd { get; } = new(["cd"], "remote-directory", "change the server's working directory", 1, static (shell, words, cancellationToken) =>
        shell.Client.ChangeDirectoryAsync(words[0].Length > 1 ? words[0].TrimEnd('/') : words[0], cancellationToken));

    public static ShellCommand Cdup { get; } = new(["cdup"], "", "go up in the server's directories", 0, static (shell, _, cancellationToken) =>
        shell.Client.ChangeDirectoryAsync("..", cancellationToken));

    public static ShellCommand Pwd { get; } = new(["pwd"], "", "show the server's working directory", 0, static async (shell, _, cancellationToken) =>
    {
        string directory = await shell.Client.WorkingDirectoryAsync(cancellationToken).ConfigureAwait(false);
        if (!shell.Settings.ShowsReplies)
            shell.Say(directory);
    });

    public static ShellCommand Lcd { get; } = new(["lcd"], "[local-folder]", "change the local folder", 0, static (shell, words, _) =>
    {
        string folder = shell.Settings.Local(words.ElementAtOrDefault(0) ?? "~");
        // The process goes along, so that a folder that cannot be entered is told now.
        Directory.SetCurrentDirectory(folder);
        shell.Settings.Folder = folder;
        shell.Say($"Local directory now {folder}");
        return Task.CompletedTask;
    });

    public static ShellCommand Lpwd { get; } = new(["lpwd"], "", "show the local folder", 0, static (shell, _, _) =>
    {
        shell.Say($"Local directory {shell.Settings.Folder}");
        return Task.CompletedTask;
    });

    public static ShellCommand Lls { get; } = new(["lls"], "[local-folder]", "show the local files", 0, static (shell, words, _) =>
    {
        foreach (var entry in new DirectoryInfo(shell.Settings.Local(words.ElementAtOrDefault(0) ?? ".")).EnumerateFileSystemInfos().OrderBy(static entry => entry.Name, StringComparer.Ordinal))
            shell.Say(FormattableString.Invariant($"{(entry as FileInfo)?.Length,14} {entry.LastWriteTimeUtc:yyyy-MM-dd HH:mm} {entry.Name}{(entry is DirectoryInfo ? "/" : "")}"));
        return Task.CompletedTask;
    });

    public static ShellCommand Mkdir { get; } = new(["mkdir"], "remote-directory", "make a directory on the server", 1, static (shell, words, cancellationToken) =>
        shell.Client.MakeDirectoryAsync(words[0], cancellationToken));

    public static ShellCommand Rmdir { get; } = new(["rmdir"], "remote-directory", "remove an empty directory of the server", 1, static (shell, words, cancellationToken) =>
        shell.Client.RemoveDirectoryAsync(words[0], cancellationToken));

    // An option belongs to the path's word: "ls -la pub".
    private static async Task ShowAsync(ShellSession shell, string verb, string[] words, CancellationToken cancellationToken)
    {
        int named = words.Length > 1 && words[0].StartsWith('-') ? 2 : 1;
        string argument = string.Join(' ', words.Take(named));
        await shell.HoldingAsync(async () =>
        {
            var rows = await shell.Client.RowsAsync(verb, argument, cancellationToken).ConfigureAwait(false);
            await LocalTarget.WriteAsync(shell, words.ElementAtOrDefault(named), rows, cancellationToken).ConfigureAwait(false);
            return rows;
        }).ConfigureAwait(false);
    }
}
