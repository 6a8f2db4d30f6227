using Glassport.App.Remote;
using Glassport.Client;
using Glassport.Client.Local;

namespace Glassport.App.Shell.Rows;

/// <summary>Files there and back.</summary>
internal static class TransferRows
{
    // The classic clients ask for neither size nor time.
    private static readonly RemoteFacts Unasked = new(null, null);

    public static ShellCommand Get { get; } = new(["get", "recv"], "remote-file [local-file]", "fetch a file", 1, static (shell, words, cancellationToken) => words.ElementAtOrDefault(1) switch
    {
        "-" => LocalTarget.ShowAsync(shell, words[0], cancellationToken),
        ['|', .. var command] => LocalTarget.PipeAsync(shell, words[0], command, cancellationToken),
        var local => FetchAsync(shell, words[0], local, resumes: false, cancellationToken),
    }, CanRunBeside: true);

    public static ShellCommand Reget { get; } = new(["reget"], "remote-file [local-file]", "go on with a file that was cut", 1, static (shell, words, cancellationToken) =>
        FetchAsync(shell, words[0], words.ElementAtOrDefault(1), resumes: true, cancellationToken), CanRunBeside: true);

    public static ShellCommand Mget { get; } = new(["mget"], "remote-files…", "fetch several files", 1, static (shell, words, cancellationToken) =>
        Several.RemoteAsync(shell, "mget", words, path => FetchAsync(shell, path, null, resumes: false, cancellationToken), cancellationToken), TakesPatterns: true, CanRunBeside: true);

    public static ShellCommand Newer { get; } = new(["newer"], "remote-file [local-file]", "fetch a file that is newer than the local one", 1, static async (shell, words, cancellationToken) =>
    {
        string local = words.ElementAtOrDefault(1) ?? LocalName(words[0]);
        string there = shell.Settings.Local(local);
        var modified = await shell.Client.ModifiedAsync(words[0], cancellationToken).ConfigureAwait(false);
        if (File.Exists(there) && modified is { } time && time <= File.GetLastWriteTimeUtc(there))
            shell.Say($"Local file \"{local}\" is newer than remote file \"{words[0]}\".");
        else
            await FetchAsync(shell, words[0], local, resumes: false, cancellationToken).ConfigureAwait(false);
    }, CanRunBeside: true);

    public static ShellCommand Put { get; } = new(["put", "send"], "local-file [remote-file]", "store a file", 1, static (shell, words, cancellationToken) =>
        StoreAsync(shell, words[0], words.ElementAtOrDefault(1), resumes: false, cancellationToken), CanRunBeside: true);

    public static ShellCommand Reput { get; } = new(["reput"], "local-file [remote-file]", "go on with storing a file", 1, static (shell, words, cancellationToken) =>
        StoreAsync(shell, words[0], words.ElementAtOrDefault(1), resumes: true, cancellationToken), CanRunBeside: true);

    public static ShellCommand Append { get; } = new(["append"], "local-file [remote-file]", "store at the end of a file", 1, static async (shell, words, cancellationToken) =>
    {
        string target = words.ElementAtOrDefault(1) ?? Path.GetFileName(words[0]);
        shell.Say($"local: {words[0]} remote: {target}");
        var file = File.OpenRead(shell.Settings.Local(words[0]));
        await using (file.ConfigureAwait(false))
        {
            var report = await shell.WatchedAsync(target, tell => shell.Client.UploadAsync(
                file, target, new() { Appends = true, IsText = shell.Settings.IsText, Progress = moved => tell(moved, file.Length) }, cancellationToken)).ConfigureAwait(false);
            shell.TellMoved("sent", report.Bytes, report.Elapsed);
        }
    }, CanRunBeside: true);

    public static ShellCommand Mput { get; } = new(["mput"], "local-files…", "store several files", 1, static (shell, words, cancellationToken) =>
        Several.LocalAsync(shell, "mput", words, path => StoreAsync(shell, path, Path.GetFileName(path), resumes: false, cancellationToken), cancellationToken), TakesPatterns: true, CanRunBeside: true);

    public static ShellCommand MirrorTree { get; } = new(
        ["mirror"], "[-R] [--delete] [--dry-run] [remote-directory] [local-folder]", "make a local folder like a directory; -R: the other way", 0, static async (shell, words, cancellationToken) =>
        {
            bool isUpload = words.Contains("-R");
            string[] places = [.. words.Where(static word => !word.StartsWith('-'))];
            if (words.FirstOrDefault(static word => word.StartsWith('-') && word is not ("-R" or "--delete" or "--dry-run")) is { } unknown)
                throw new FtpException(FailureKind.Usage, $"{unknown}: mirror knows -R, --delete and --dry-run.");
            string? remote = places.ElementAtOrDefault(isUpload ? 1 : 0);
            string? local = places.ElementAtOrDefault(isUpload ? 0 : 1);
            string directory = await shell.QuietlyAsync(() => shell.Client.WorkingDirectoryAsync(cancellationToken)).ConfigureAwait(false);
            string path = remote is null ? directory : remote.StartsWith('/') ? remote : $"{directory.TrimEnd('/')}/{remote}";
            Mirroring.Request request = new(
                shell.SameAddress with { Path = path },
                shell.Settings.Local(local ?? (RemotePattern.Last(path.TrimEnd('/')) is { Length: > 0 } last && !isUpload && remote is not null ? LocalName(last) : ".")),
                new() { IsUpload = isUpload, Deletes = words.Contains("--delete") },
                words.Contains("--dry-run"),
                IsJson: false,
                shell.Request with { User = null, PasswordFile = null, Client = shell.Request.Client with { Mode = shell.Settings.Mode } });
            using StringWriter steps = new();
            int code = await Mirroring.RunAsync(request, steps, cancellationToken).ConfigureAwait(false);
            foreach (string line in steps.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries))
                shell.Say(line);
            if (code != ExitCode.Success)
                throw new FtpException(FailureKind.TransferCut, "Not all of it could be mirrored.");
        }, CanRunBeside: true);

    private static async Task FetchAsync(ShellSession shell, string path, string? local, bool resumes, CancellationToken cancellationToken)
    {
        string target = local ?? LocalName(path);
        shell.Say($"local: {target} remote: {path}");
        var result = await shell.WatchedAsync(path, tell => FileTransfer.DownloadAsync(
            shell.Client, path, shell.Settings.Local(target), Options(shell, resumes, tell), resumes ? null : Unasked, cancellationToken)).ConfigureAwait(false);
        shell.TellMoved("received", result.Bytes, result.Elapsed);
    }

    private static async Task StoreAsync(ShellSession shell, string local, string? path, bool resumes, CancellationToken cancellationToken)
    {
        string target = path ?? Path.GetFileName(local);
        shell.Say($"local: {local} remote: {target}");
        var result = await shell.WatchedAsync(target, tell => FileTransfer.UploadAsync(
            shell.Client, shell.Settings.Local(local), target, Options(shell, resumes, tell), cancellationToken)).ConfigureAwait(false);
        shell.TellMoved("sent", result.Bytes, result.Elapsed);
    }

    private static FileTransferOptions Options(ShellSession shell, bool resumes, Action<long, long?> tell) =>
        new() { IsText = shell.Settings.IsText, KeepsTime = false, Resumes = resumes, Progress = tell };

    private static string LocalName(string path) => SafeName.Of(RemotePattern.Last(path))
        ?? throw new FtpException(FailureKind.Usage, $"'{path}' gives no name for a file here: say one.");
}
