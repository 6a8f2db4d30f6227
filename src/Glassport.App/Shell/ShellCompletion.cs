using Glassport.Analysis.Rendering;
using Glassport.App.Remote;
using Glassport.App.Shell.Editing;
using Glassport.Client;

namespace Glassport.App.Shell;

/// <summary>What Tab completes: commands, names on the server, names here, saved hosts.</summary>
/// <param name="shell">The shell.</param>
internal sealed class ShellCompletion(ShellSession shell)
{
    /// <summary>What the word before the place may become.</summary>
    /// <param name="before">The line up to the place.</param>
    /// <param name="cancellationToken">Ends the listing.</param>
    public async Task<Completion> CompleteAsync(string before, CancellationToken cancellationToken)
    {
        bool isLocal = before.TrimStart().StartsWith('!');
        var line = ShellLine.Parse(before);
        bool isNew = line.Words.IsEmpty || (line.OpenQuote == '\0' && char.IsWhiteSpace(before[^1]) && !before.EndsWith("\\ ", StringComparison.Ordinal));
        int index = isNew ? line.Words.Length : line.Words.Length - 1;
        string word = isNew ? "" : line.Words[^1].Text;
        string operand = isLocal ? "local" : index == 0 ? "command" : ShellCommands.Find(line.Words[0].Text, out _)?.Operand(index - 1) ?? "";
        var names = operand switch
        {
            "command" => ShellCommands.All.SelectMany(static command => command.Names).Where(static name => char.IsLetter(name[0])).Select(static name => new Candidate(name, true)),
            "host" => SavedHosts.Open().Names.Select(static name => new Candidate(name, true)),
            _ when operand.StartsWith("local", StringComparison.Ordinal) => LocalNames(Directory(word), operand == "local-folder"),
            _ when operand.StartsWith("remote", StringComparison.Ordinal) => await RemoteAsync(Directory(word), operand == "remote-directory", cancellationToken).ConfigureAwait(false),
            _ => [],
        };
        return new(isNew ? before.Length : line.Words[^1].Start, line.OpenQuote, [.. names
            .Where(name => name.Text.StartsWith(word, StringComparison.Ordinal) && IsShown(name.Text[Directory(word).Length..], word))
            .OrderBy(static name => name.Text, StringComparer.Ordinal)]);
    }

    private async Task<IEnumerable<Candidate>> RemoteAsync(string folder, bool directoriesOnly, CancellationToken cancellationToken)
    {
        if (shell.Connected is not { User: not null } client)
            return [];
        try
        {
            var names = await shell.QuietlyAsync(() => shell.Names.InAsync(client, folder.Length > 1 ? folder.TrimEnd('/') : folder, cancellationToken)).ConfigureAwait(false);
            return names
                .Where(name => (name.IsDirectory || !directoriesOnly || client.Mode == DataMode.Active) && name.Name is not ("." or "..") && !name.Name.Contains('/'))
                .Select(name => new Candidate(folder + name.Name + (name.IsDirectory ? "/" : ""), !name.IsDirectory));
        }
        catch (Exception failure) when (failure is FtpException or OperationCanceledException)
        {
            // A key cannot fail: there is nothing to offer.
            return [];
        }
    }

    private IEnumerable<Candidate> LocalNames(string folder, bool foldersOnly)
    {
        try
        {
            DirectoryInfo there = new(shell.Settings.Local(folder.Length == 0 ? "." : folder));
            return [.. there.EnumerateFileSystemInfos()
                .Where(entry => !foldersOnly || entry is DirectoryInfo)
                .Select(entry => new Candidate(folder + entry.Name + (entry is DirectoryInfo ? "/" : ""), entry is not DirectoryInfo))];
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    // A name that would steer the terminal, or look like another, is not put into the line. Names with a dot are shown to who asks for them.
    private static bool IsShown(string name, string word) =>
        SafeText.Visible(name) == name && (!name.StartsWith('.') || RemotePattern.Last(word).StartsWith('.'));

    private static string Directory(string word) => word[..(word.LastIndexOf('/') + 1)];
}
