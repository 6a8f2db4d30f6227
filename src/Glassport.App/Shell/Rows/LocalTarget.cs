using System.Text;

namespace Glassport.App.Shell.Rows;

/// <summary>Where a listing or a file's text goes: a file, the terminal (<c>-</c>), or another command (<c>|command</c>).</summary>
internal static class LocalTarget
{
    /// <summary>Writes rows.</summary>
    /// <param name="shell">The shell.</param>
    /// <param name="target">Where to; null for the terminal.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    public static async Task WriteAsync(ShellSession shell, string? target, IReadOnlyList<string> rows, CancellationToken cancellationToken)
    {
        if (target is null or "-")
        {
            foreach (string row in rows)
                shell.Output.SayRow(row);
        }
        else if (target.StartsWith('|'))
        {
            await LocalCommand.PipeAsync(target[1..], shell.Settings.Folder, async input =>
                await input.WriteAsync(Encoding.UTF8.GetBytes(string.Concat(rows.Select(static row => row + "\n"))), cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
        }
        else
        {
            await File.WriteAllLinesAsync(shell.Settings.Local(target), rows, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Sends a file's content to another command.</summary>
    /// <param name="shell">The shell.</param>
    /// <param name="path">The server's file.</param>
    /// <param name="command">The command.</param>
    /// <param name="cancellationToken">Ends the transfer.</param>
    public static Task PipeAsync(ShellSession shell, string path, string command, CancellationToken cancellationToken) =>
        LocalCommand.PipeAsync(command, shell.Settings.Folder, input =>
            shell.HoldingAsync(() => shell.Client.DownloadAsync(path, input, new() { IsText = shell.Settings.IsText }, cancellationToken)));

    /// <summary>Shows a file's text, as much of it as a person reads.</summary>
    /// <param name="shell">The shell.</param>
    /// <param name="path">The server's file.</param>
    /// <param name="cancellationToken">Ends the transfer.</param>
    public static async Task ShowAsync(ShellSession shell, string path, CancellationToken cancellationToken)
    {
        const int MostBytes = 1 << 20;
        using MemoryStream content = new();
        await shell.HoldingAsync(async () =>
        {
            var report = await shell.Client.DownloadAsync(path, content, new() { Length = MostBytes, IsText = shell.Settings.IsText }, cancellationToken).ConfigureAwait(false);
            content.Position = 0;
            using StreamReader reader = new(content);
            while (await reader.ReadLineAsync(cancellationToken).ConfigureAwait(false) is { } line)
                shell.Say(line);
            return report;
        }).ConfigureAwait(false);
    }
}
