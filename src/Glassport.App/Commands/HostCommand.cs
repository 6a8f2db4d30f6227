using System.CommandLine;
using System.Globalization;
using Glassport.App.Administration;
using Glassport.App.Remote;
using Glassport.Client;

namespace Glassport.App.Commands;

/// <summary><c>glassport host …</c>: the saved hosts.</summary>
internal static class HostCommand
{
    /// <summary>The command's grammar.</summary>
    public static Command Build() => new("host", "Save hosts under names, for 'glassport connect NAME'.") { List(), Add(), Remove() };

    private static Argument<string> Name() => new("name") { Description = "The host's name here." };

    private static Command List()
    {
        Command command = new("list", "List the saved hosts, without their passwords.");
        command.SetAction((_, _) => RemoteExit.RunAsync(
            async () =>
            {
                var saved = SavedHosts.Open();
                await Table.WriteAsync(
                    ["NAME", "ADDRESS", "PASSWORD"],
                    saved.Names.Select(name => new[] { name, saved.Find(name)!.Address, saved.Find(name)!.Password is null ? "" : "saved" })).ConfigureAwait(false);
                return ExitCode.Success;
            },
            null));
        return command;
    }

    private static Command Add()
    {
        var name = Name();
        Argument<string> url = new("url") { Description = "[ftp|ftps|ftpes://][user[:password]@]host[:port][/directory]." };
        Option<string> file = new("--password-file") { Description = "Save the password in the first line of this file too, '-' being standard input." };
        Command command = new("add", "Save a host, or change it.") { name, url, file };
        command.SetAction((parse, _) => RemoteExit.RunAsync(
            async () =>
            {
                string text = parse.GetRequiredValue(url);
                if (!FtpAddress.TryParse(text, out var address, out string problem))
                    throw new FtpException(FailureKind.Usage, $"'{text}': {problem}");
                string? password = parse.GetValue(file) is { } given ? RemoteSession.PasswordIn(given) : address.Password;
                SavedHosts.Open().Add(parse.GetRequiredValue(name), SavedHost.Of(address, password));
                await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"'glassport connect {parse.GetRequiredValue(name)}' goes to {address}.")).ConfigureAwait(false);
                return ExitCode.Success;
            },
            null));
        return command;
    }

    private static Command Remove()
    {
        var name = Name();
        Command command = new("remove", "Forget a host.") { name };
        command.SetAction((parse, _) => RemoteExit.RunAsync(
            () =>
            {
                SavedHosts.Open().Remove(parse.GetRequiredValue(name));
                return Task.FromResult(ExitCode.Success);
            },
            null));
        return command;
    }
}
