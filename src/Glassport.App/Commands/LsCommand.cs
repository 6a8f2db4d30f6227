using System.CommandLine;
using Glassport.App.Remote;

namespace Glassport.App.Commands;

/// <summary><c>glassport ls URL…</c>: what is on a server.</summary>
internal static class LsCommand
{
    /// <summary>The command's grammar.</summary>
    public static Command Build()
    {
        Argument<string[]> urls = new("url") { Description = "[ftp|ftps|ftpes://][user@]host[:port][/directory]", Arity = ArgumentArity.OneOrMore };
        Option<bool> names = new("-1", "--names") { Description = "Names alone." };
        Option<bool> json = new("--json") { Description = "An object a line: name, kind, size, modified, permissions, linkTarget." };
        RemoteOptions remote = new();
        Command command = new("ls", "List a directory of a server.") { urls, names, json };
        remote.AddTo(command);
        command.SetAction((parse, cancellationToken) => remote.RunAsync(parse, request => Listing.RunAsync(
            new(parse.GetRequiredValue(urls), parse.GetValue(names), parse.GetValue(json), request), Console.Out, cancellationToken)));
        return command;
    }
}
