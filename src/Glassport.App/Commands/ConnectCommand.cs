using System.CommandLine;
using Glassport.App.Remote;
using Glassport.App.Shell;

namespace Glassport.App.Commands;

/// <summary><c>glassport connect [URL]</c>: the shell.</summary>
internal static class ConnectCommand
{
    /// <summary>The command's name: it has rules of its own for Ctrl-C.</summary>
    public const string Name = "connect";

    /// <summary>The command's grammar.</summary>
    public static Command Build()
    {
        Argument<string?> url = new("url") { Description = "[ftp|ftps|ftpes://][user@]host[:port][/directory], or the name of a saved host; without it, 'open' connects.", Arity = ArgumentArity.ZeroOrOne };
        Option<string> commands = new("--command", "-c") { Description = "Run these commands, separated by ';', instead of reading them." };
        Option<FileInfo> file = new("--file", "-f") { Description = "Run the commands in this file, one a line." };
        Option<bool> goesOn = new("--keep-going") { Description = "Go on behind a command that fails (with -c, -f and redirected input)." };
        RemoteOptions remote = new();
        Command command = new(Name, "Talk to a server at a prompt, with the classic commands.") { url, commands, file, goesOn };
        remote.AddTo(command);
        command.SetAction((parse, cancellationToken) => remote.RunAsync(parse, request => Conversing.RunAsync(
            new(
                parse.GetValue(url),
                parse.GetValue(commands) is { } given ? ShellLine.Commands(given)
                    : parse.GetValue(file) is { } script ? File.ReadAllLines(script.FullName) : null,
                parse.GetValue(goesOn),
                request),
            cancellationToken)));
        return command;
    }
}
