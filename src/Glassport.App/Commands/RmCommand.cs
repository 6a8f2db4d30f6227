using System.CommandLine;
using Glassport.App.Remote;

namespace Glassport.App.Commands;

/// <summary><c>glassport rm URL…</c>: deletes on a server.</summary>
internal static class RmCommand
{
    /// <summary>The command's grammar.</summary>
    public static Command Build()
    {
        Argument<string[]> urls = new("url") { Description = "[ftp|ftps|ftpes://][user@]host[:port]/file; the last part may be a pattern with * and ?", Arity = ArgumentArity.OneOrMore };
        Option<bool> directory = new("--directory", "-d") { Description = "Remove an empty directory." };
        Option<bool> dryRun = new("--dry-run", "-n") { Description = "Show what would be deleted." };
        RemoteOptions remote = new();
        Command command = new("rm", "Delete files on a server.") { urls, directory, dryRun };
        remote.AddTo(command);
        command.SetAction((parse, cancellationToken) => remote.RunAsync(parse, async request =>
        {
            return await RemoteChange.RunAsync(
                parse.GetRequiredValue(urls),
                request,
                async (client, path) =>
                {
                    foreach (string file in parse.GetValue(directory) ? [path] : await RemotePattern.FilesAsync(client, RemotePattern.OfAddress(path), cancellationToken).ConfigureAwait(false))
                    {
                        if (parse.GetValue(dryRun))
                            await Console.Out.WriteLineAsync(Analysis.Rendering.SafeText.Visible(file)).ConfigureAwait(false);
                        else if (parse.GetValue(directory))
                            await client.RemoveDirectoryAsync(file, cancellationToken).ConfigureAwait(false);
                        else
                            await client.DeleteAsync(file, cancellationToken).ConfigureAwait(false);
                    }
                },
                cancellationToken).ConfigureAwait(false);
        }));
        return command;
    }
}
