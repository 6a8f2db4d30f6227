using Glassport.App.Remote;
using Glassport.Client;
using Glassport.Client.Local;

namespace Glassport.App.Shell.Rows;

/// <summary>Files there and back.</summary>
internal static class FileRows
{
    // The classic clients ask for neither size nor time.
    private static readonly RemoteFacts Unasked = new(null, null);

    public static ShellCommand Get { get; } = new(["get", "recv"], "remote-file [local-file]", "fetch a file", 1, static (shell, words, cancellationToken) =>
        FetchAsync(shell, words[0], words.ElementAtOrDefault(1), resumes: false, cancellationToken));

    public static ShellCommand Reget { get; } = new(["reget"], "remote-file [local-file]", "go on with a file that was cut", 1, static (shell, words, cancellationToken) =>
        FetchAsync(shell, words[0], words.ElementAtOrDefault(1), resumes: true, cancellationToken));

    public static ShellCommand Mget { get; } = new(["mget"], "pattern…", "fetch several files", 1, static async (shell, words, cancellationToken) =>
    {
        foreach (string word in words)
        {
            foreach (string path in await RemotePattern.FilesAsync(shell.Client, word, cancellationToken).ConfigureAwait(false))
            {
                if (shell.Confirms($"mget {path}"))
                    await FetchAsync(shell, path, null, resumes: false, cancellationToken).ConfigureAwait(false);
            }
        }
    });

    public static ShellCommand Newer { get; } = new(["newer"], "remote-file [local-file]", "fetch a file that is newer than the local one", 1, static async (shell, words, cancellationToken) =>
    {
        string local = words.ElementAtOrDefault(1) ?? LocalName(words[0]);
        var modified = await shell.Client.ModifiedAsync(words[0], cancellationToken).ConfigureAwait(false);
        if (File.Exists(local) && modified is { } time && time <= File.GetLastWriteTimeUtc(local))
            shell.Say($"Local file \"{local}\" is newer than remote file \"{words[0]}\".");
        else
            await FetchAsync(shell, words[0], local, resumes: false, cancellationToken).ConfigureAwait(false);
    });

    public static ShellCommand Page { get; } = new(["page", "less", "more"], "remote-file", "show a file's text", 1, static async (shell, words, cancellationToken) =>
    {
        using MemoryStream content = new();
        await shell.Client.DownloadAsync(words[0], content, new() { Length = 1 << 20 }, cancellationToken).ConfigureAwait(false);
        content.Position = 0;
        using StreamReader reader = new(content);
        while (await reader.ReadLineAsync(cancellationToken).ConfigureAwait(false) is { } line)
            shell.Say(line);
    });

    public static ShellCommand Put { get; } = new(["put", "send"], "local-file [remote-file]", "store a file", 1, static (shell, words, cancellationToken) =>
        StoreAsync(shell, words[0], words.ElementAtOrDefault(1), resumes: false, cancellationToken));

    public static ShellCommand Reput { get; } = new(["reput"], "local-file [remote-file]", "go on with storing a file", 1, static (shell, words, cancellationToken) =>
        StoreAsync(shell, words[0], words.ElementAtOrDefault(1), resumes: true, cancellationToken));

    public static ShellCommand Append { get; } = new(["append"], "local-file [remote-file]", "store at the end of a file", 1, static async (shell, words, cancellationToken) =>
    {
        var file = File.OpenRead(words[0]);
        await using (file.ConfigureAwait(false))
        {
            var report = await shell.Client.UploadAsync(
                file, words.ElementAtOrDefault(1) ?? Path.GetFileName(words[0]), new() { Appends = true, IsText = shell.IsText }, cancellationToken).ConfigureAwait(false);
            shell.TellMoved("sent", report.Bytes, report.Elapsed);
        }
    });

    public static ShellCommand Mput { get; } = new(["mput"], "pattern…", "store several files", 1, static async (shell, words, cancellationToken) =>
    {
        foreach (string word in words)
        {
            string folder = Path.GetDirectoryName(word) is { Length: > 0 } given ? given : ".";
            string[] files = Directory.GetFiles(folder, Path.GetFileName(word));
            if (files.Length == 0)
                throw new FtpException(FailureKind.LocalDisk, $"{word} fits no file here.");
            foreach (string file in files.Order(StringComparer.Ordinal))
            {
                if (shell.Confirms($"mput {Path.GetFileName(file)}"))
                    await StoreAsync(shell, file, null, resumes: false, cancellationToken).ConfigureAwait(false);
            }
        }
    });

    public static ShellCommand Delete { get; } = new(["delete", "rm"], "remote-file", "delete a file of the server", 1, static (shell, words, cancellationToken) =>
        shell.Client.DeleteAsync(words[0], cancellationToken));

    public static ShellCommand Mdelete { get; } = new(["mdelete"], "pattern…", "delete several files of the server", 1, static async (shell, words, cancellationToken) =>
    {
        foreach (string word in words)
        {
            foreach (string path in await RemotePattern.FilesAsync(shell.Client, word, cancellationToken).ConfigureAwait(false))
            {
                if (shell.Confirms($"mdelete {path}"))
                    await shell.Client.DeleteAsync(path, cancellationToken).ConfigureAwait(false);
            }
        }
    });

    public static ShellCommand Rename { get; } = new(["rename", "mv"], "from to", "rename a file of the server", 2, static (shell, words, cancellationToken) =>
        shell.Client.RenameAsync(words[0], words[1], cancellationToken));

    public static ShellCommand Size { get; } = new(["size"], "remote-file", "show a file's size", 1, static async (shell, words, cancellationToken) =>
    {
        if (await shell.Client.SizeAsync(words[0], cancellationToken).ConfigureAwait(false) is { } size)
            shell.Say(FormattableString.Invariant($"{words[0]}\t{size}"));
    });

    public static ShellCommand Modtime { get; } = new(["modtime"], "remote-file", "show when a file was changed", 1, static async (shell, words, cancellationToken) =>
    {
        if (await shell.Client.ModifiedAsync(words[0], cancellationToken).ConfigureAwait(false) is { } time)
            shell.Say(FormattableString.Invariant($"{words[0]}\t{time.UtcDateTime:yyyy-MM-dd HH:mm:ss} GMT"));
    });

    public static ShellCommand Chmod { get; } = new(["chmod"], "mode remote-file", "change a file's permissions", 2, static (shell, words, cancellationToken) =>
        ServerRows.AskAsync(shell, $"SITE CHMOD {words[0]} {words[1]}", cancellationToken));

    private static async Task FetchAsync(ShellSession shell, string path, string? local, bool resumes, CancellationToken cancellationToken)
    {
        string target = local ?? LocalName(path);
        shell.Say($"local: {target} remote: {path}");
        var result = await FileTransfer.DownloadAsync(
            shell.Client, path, target, shell.Files with { Resumes = resumes, Progress = Hashes(shell) }, resumes ? null : Unasked, cancellationToken).ConfigureAwait(false);
        shell.TellMoved("received", result.Bytes, result.Elapsed);
    }

    private static async Task StoreAsync(ShellSession shell, string local, string? path, bool resumes, CancellationToken cancellationToken)
    {
        string target = path ?? Path.GetFileName(local);
        shell.Say($"local: {local} remote: {target}");
        var result = await FileTransfer.UploadAsync(
            shell.Client, local, target, shell.Files with { Resumes = resumes, Progress = Hashes(shell) }, cancellationToken).ConfigureAwait(false);
        shell.TellMoved("sent", result.Bytes, result.Elapsed);
    }

    private static Action<long, long?>? Hashes(ShellSession shell)
    {
        if (!shell.ShowsHashes)
            return null;
        const int MarkBytes = 64 * 1024;
        long marked = 0;
        return (moved, _) =>
        {
            for (; moved - marked >= MarkBytes; marked += MarkBytes)
                Console.Error.Write('#');
        };
    }

    private static string LocalName(string path) => SafeName.Of(RemotePattern.Last(path))
        ?? throw new FtpException(FailureKind.Usage, $"'{path}' gives no name for a file here: say one.");
}
