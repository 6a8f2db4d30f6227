using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using Glassport.App;
using Glassport.App.Commands;

// A consumer that stops reading (head, a pager) is no error of ours.
Console.OutputEncoding = new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
ParseResult parsed = Root.Build().Parse(args);
if (parsed.Action is ParseErrorAction errors)
{
    // The default prints the help on standard output; a mistyped option is not worth a page.
    errors.ShowHelp = false;
    await parsed.InvokeAsync(new InvocationConfiguration { Output = TextWriter.Null }).ConfigureAwait(false);
    await Console.Error.WriteLineAsync("Try 'glassport --help' or 'glassport COMMAND --help'.").ConfigureAwait(false);
    return ExitCode.Usage;
}

// Nothing in these blocks but files: what the system says of a connection is acted on where it is heard, which spares two changes of thread for
// each answer (docs/adr/0011). Read once, at the first connection.
if (parsed.CommandResult is { Parent: CommandResult { Parent: null }, Command.Name: "get" or "put" or "mirror" })
    Environment.SetEnvironmentVariable("DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS", "1");

InvocationConfiguration invocation = new() { EnableDefaultExceptionHandler = false };
// A server, a capture and a watch end by their own rules, and Ctrl-C in a shell is the shell's; the default would cut them off two seconds after the
// signal.
if (parsed.CommandResult.Command.Name is ServeCommand.Name or ConsoleCommand.Name or ConnectCommand.Name or CaptureCommand.Name or WatchCommand.Name or LabCommand.Shell)
    invocation.ProcessTerminationTimeout = null;
// Nothing of a lab may stay.
else if (parsed.CommandResult is { Command.Name: LabCommand.Name } or { Parent: CommandResult { Command.Name: LabCommand.Name } })
    invocation.ProcessTerminationTimeout = LabCommand.EndPatience;
return await parsed.InvokeAsync(invocation).ConfigureAwait(false);
