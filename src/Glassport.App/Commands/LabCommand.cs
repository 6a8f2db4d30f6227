using System.CommandLine;
using Glassport.App.Administration;
using Glassport.App.Laboratory;
using Glassport.Lab.Scenarios;
using Glassport.Lab.Seats;
using Glassport.Lab.VirtualMachines;

namespace Glassport.App.Commands;

/// <summary><c>glassport lab</c>: server, client and capture on hosts of their own, and what the packets said.</summary>
internal static class LabCommand
{
    /// <summary>The command's name.</summary>
    public const string Name = "lab";

    /// <summary>The name of the subcommand that opens a shell.</summary>
    public const string Shell = "shell";

    /// <summary>How long a lab may take to end.</summary>
    public static readonly TimeSpan EndPatience = TimeSpan.FromSeconds(10);

    /// <summary>The command's grammar.</summary>
    public static Command Build()
    {
        Command command = new(Name, "Play an FTP session between hosts on this machine, capture it and explain it. Without a subcommand: the experiment "
            + ScenarioCatalogue.Default + ".");
        LabOptions options = new();
        options.AddTo(command);
        command.SetAction((parse, cancellationToken) => LabRunning.RunAsync(options.Read(parse, ScenarioCatalogue.Default), TimeProvider.System, cancellationToken));
        command.Add(BuildRun());
        command.Add(BuildList());
        command.Add(BuildUp());
        command.Add(BuildShell());
        command.Add(BuildDown());
        command.Add(BuildImage());
        return command;
    }

    private static Command BuildUp()
    {
        Argument<string> scenario = new("scenario") { Description = "An experiment's name, or a file; its hosts and its server are started.", DefaultValueFactory = static _ => ScenarioCatalogue.Default };
        Option<string> topology = new("--topology") { HelpName = "FILE", Description = "The same as a file's name for the scenario: hosts, routers, firewalls." };
        LabOptions options = new();
        Command command = new("up", "Start hosts and server, and leave them running.") { scenario, topology };
        options.AddTo(command);
        command.Validators.Add(result =>
        {
            if (result.GetResult(scenario) is { Implicit: false } && result.GetResult(topology) is not null)
                result.AddError("--topology says which hosts to start, and so does the scenario: name one of them.");
        });
        command.SetAction((parse, cancellationToken) => LabRunning.UpAsync(
            options.Read(parse, parse.GetValue(topology) ?? parse.GetRequiredValue(scenario)), TimeProvider.System, cancellationToken));
        return command;
    }

    private static Command BuildShell()
    {
        Argument<string> host = new("host") { Description = "The host, such as client or server." };
        Argument<string[]> program = new("program") { Description = "What to run instead of a shell.", Arity = ArgumentArity.ZeroOrMore };
        Command command = new(Shell, "Open a shell on a host of the lab that is up.") { host, program };
        command.SetAction((parse, _) => LabRunning.ShellAsync(parse.GetRequiredValue(host), parse.GetValue(program) ?? []));
        return command;
    }

    private static Command BuildDown()
    {
        Command command = new("down", "Take the lab down that is up.");
        command.SetAction(static (_, cancellationToken) => LabRunning.DownAsync(TimeProvider.System, cancellationToken));
        return command;
    }

    private static Command BuildImage()
    {
        Option<string> output = new("--output", "-o") { HelpName = "FILE", Description = "The image; its ending says its form: " + Names(DiskImage.Endings), Required = true };
        Option<string> server = new("--server") { Description = "Who serves: " + Names(SeatPrograms.Virtual.Select(static one => one.Name)), DefaultValueFactory = static _ => SeatPrograms.Default };
        server.AcceptOnlyFromAmong([.. SeatPrograms.Virtual.Select(static one => one.Name)]);
        Option<string> address = new("--address") { HelpName = "ADDRESS/LENGTH", Description = "Its address, such as 192.168.1.15/24. Without it: as DHCP says." };
        Option<string> gateway = new("--gateway") { HelpName = "ADDRESS", Description = "Its router, with --address." };
        Option<string> user = new("--user") { Description = "Who may log in.", DefaultValueFactory = static _ => new ServerSetup().User };
        Option<string> passwordFile = PasswordInput.FileOption();
        Option<string> language = new("--lang") { Description = "Language: en or zh. Without it, from LC_ALL, LC_MESSAGES or LANG." };
        language.AcceptOnlyFromAmong("en", "zh");
        Command command = new("image", "Make a disk from which QEMU, VMware or VirtualBox boots into a server.") { output, server, address, gateway, user, passwordFile, language };
        command.Validators.Add(result =>
        {
            if (result.GetResult(gateway) is not null && result.GetResult(address) is null)
                result.AddError("--gateway goes with --address: DHCP names the router itself.");
        });
        command.SetAction((parse, cancellationToken) => LabImage.RunAsync(
            new(parse.GetRequiredValue(output), parse.GetRequiredValue(server), parse.GetValue(address), parse.GetValue(gateway), parse.GetRequiredValue(user), parse.GetValue(passwordFile), Languages.Choose(parse.GetValue(language))),
            TimeProvider.System, cancellationToken));
        return command;
    }

    private static Command BuildRun()
    {
        Argument<string> scenario = new("scenario") { Description = "An experiment's name, as 'lab list' shows it, or a file." };
        Option<bool> virtually = new("--vm") { Description = "The server's host is a virtual machine (QEMU) with a kernel of its own: " + Names(SeatPrograms.Virtual.Select(static one => one.Name)) };
        Option<bool> loopback = new("--loopback") { Description = "No hosts of their own: this machine is both, on its loopback interface. So it is too where there are no network namespaces." };
        LabOptions options = new();
        Command command = new("run", "Play an experiment.") { scenario, virtually, loopback };
        options.AddTo(command);
        command.Validators.Add(result =>
        {
            if (result.GetResult(virtually) is not null && result.GetResult(loopback) is not null)
                result.AddError("--vm gives the server a machine, and --loopback takes it away: name one of them.");
        });
        command.SetAction((parse, cancellationToken) => LabRunning.RunAsync(
            options.Read(parse, parse.GetRequiredValue(scenario)) with { IsVirtual = parse.GetValue(virtually), IsLoopback = parse.GetValue(loopback) }, TimeProvider.System, cancellationToken));
        return command;
    }

    private static Command BuildList()
    {
        Option<string> language = new("--lang") { Description = "Language: en or zh. Without it, from LC_ALL, LC_MESSAGES or LANG." };
        language.AcceptOnlyFromAmong("en", "zh");
        Option<string> show = new("--show") { Description = "Write this experiment's file, to make one's own of it." };
        Command command = new("list", "Show the experiments.") { language, show };
        command.SetAction(parse => LabList.Run(parse.GetValue(show), Languages.Choose(parse.GetValue(language))));
        return command;
    }

    private sealed class LabOptions
    {
        private readonly Option<string> server = new("--server") { Description = "Who serves: " + Names(SeatPrograms.Servers.Select(static one => one.Name)), DefaultValueFactory = static _ => SeatPrograms.Default };
        private readonly Option<string> client = new("--client") { Description = "Who asks: " + Names(SeatPrograms.Clients.Select(static one => one.Name)), DefaultValueFactory = static _ => SeatPrograms.Default };
        private readonly Option<string> output = new("--output", "-o") { HelpName = "DIR", Description = "The folder for capture and reports. Without it: a new one in glassport-lab." };
        private readonly Option<string> language = new("--lang") { Description = "Language: en or zh. Without it, from LC_ALL, LC_MESSAGES or LANG." };
        private readonly Option<bool> quiet = new("--quiet", "-q") { Description = "Do not tell the story on the terminal." };

        public void AddTo(Command command)
        {
            server.AcceptOnlyFromAmong([.. SeatPrograms.Servers.Select(static one => one.Name)]);
            client.AcceptOnlyFromAmong([.. SeatPrograms.Clients.Select(static one => one.Name)]);
            language.AcceptOnlyFromAmong("en", "zh");
            foreach (Option option in new Option[] { server, client, output, language, quiet })
                command.Add(option);
        }

        public LabRunning.Request Read(ParseResult parse, string scenario) => new()
        {
            Scenario = scenario,
            Server = parse.GetRequiredValue(server),
            Client = parse.GetRequiredValue(client),
            Output = parse.GetValue(output),
            Language = Languages.Choose(parse.GetValue(language)),
            Quiet = parse.GetValue(quiet),
        };
    }

    private static string Names(IEnumerable<string> names) => string.Join(", ", names) + ".";
}
