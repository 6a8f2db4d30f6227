using System.CommandLine;
using Glassport.App.Capturing;

namespace Glassport.App.Commands;

/// <summary><c>glassport capture -i INTERFACE -w FILE</c>: packets of a live interface, into a file.</summary>
internal static class CaptureCommand
{
    /// <summary>The command's name.</summary>
    public const string Name = "capture";

    /// <summary>The command's grammar.</summary>
    public static Command Build()
    {
        CaptureCommandOptions options = new();
        Command command = new(Name, "Capture packets of a live interface into a pcapng file.") { Interfaces() };
        options.AddTo(command);
        command.SetAction((parse, cancellationToken) => Capturing.Capture.RunAsync(options.Request(parse), cancellationToken));
        return command;
    }

    private static Command Interfaces()
    {
        Option<bool> json = new("--json") { Description = "As JSON." };
        Command command = new("interfaces", "List the interfaces of this machine, with their addresses and state.") { json };
        command.SetAction((parse, _) => InterfaceList.RunAsync(parse.GetValue(json)));
        return command;
    }
}
