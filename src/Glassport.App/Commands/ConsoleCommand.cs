using System.CommandLine;
using Glassport.App.Administration;
using Glassport.App.Operations;
using Glassport.App.Serving;
using Glassport.App.WebConsole.Hosting;

namespace Glassport.App.Commands;

/// <summary><c>glassport console</c>: the web page, with the server of the state folder's sites.</summary>
internal static class ConsoleCommand
{
    /// <summary>The command's name.</summary>
    public const string Name = "console";

    /// <summary>The command's grammar.</summary>
    public static Command Build()
    {
        Option<string> state = Administer.StateOption();
        Option<string> password = PasswordInput.FileOption();
        ConsoleOptions console = new("");
        OperationOptions operations = new();
        Command command = new(Name, "Serve the sites of the state folder, with a web page: sites, files and the wire.") { state, password };
        console.AddTo(command);
        operations.AddTo(command);
        command.SetAction((parse, cancellationToken) => Serve.RunAsync(
            new()
            {
                State = parse.GetValue(state),
                Console = console.Read(parse, parse.GetValue(password)),
                Operations = operations.Read(parse),
            },
            TimeProvider.System,
            cancellationToken));
        return command;
    }
}
