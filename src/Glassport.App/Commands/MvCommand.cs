using System.CommandLine;
using Glassport.App.Remote;

namespace Glassport.App.Commands;

/// <summary><c>glassport mv URL PATH</c>: renames on a server.</summary>
internal static class MvCommand
{
    /// <summary>The command's grammar.</summary>
    public static Command Build()
    {
        Argument<string> url = new("url") { Description = "[ftp|ftps|ftpes://][user@]host[:port]/file" };
        Argument<string> target = new("path") { Description = "The new path on the same server." };
        RemoteOptions remote = new();
        Command command = new("mv", "Rename a file on a server.") { url, target };
        remote.AddTo(command);
        command.SetAction((parse, cancellationToken) => remote.RunAsync(parse, request => RemoteChange.RunAsync(
            [parse.GetRequiredValue(url)],
            request,
            (client, path) => client.RenameAsync(path, parse.GetRequiredValue(target), cancellationToken),
            cancellationToken)));
        return command;
    }
}
