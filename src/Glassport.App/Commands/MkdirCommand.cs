using System.CommandLine;
using Glassport.App.Remote;

namespace Glassport.App.Commands;

/// <summary><c>glassport mkdir URL…</c>: makes directories on a server.</summary>
internal static class MkdirCommand
{
    /// <summary>The command's grammar.</summary>
    public static Command Build()
    {
        Argument<string[]> urls = new("url") { Description = "[ftp|ftps|ftpes://][user@]host[:port]/directory", Arity = ArgumentArity.OneOrMore };
        RemoteOptions remote = new();
        Command command = new("mkdir", "Make directories on a server.") { urls };
        remote.AddTo(command);
        command.SetAction((parse, cancellationToken) => remote.RunAsync(parse, request => RemoteChange.RunAsync(
            parse.GetRequiredValue(urls),
            request,
            (client, path) => client.MakeDirectoryAsync(path.TrimEnd('/'), cancellationToken),
            cancellationToken)));
        return command;
    }
}
