using System.CommandLine;
using System.CommandLine.Parsing;
using System.Net;
using Glassport.App.Administration;
using Glassport.App.Operations;
using Glassport.App.Serving;
using Glassport.App.WebConsole.Hosting;
using Glassport.Server.Settings;

namespace Glassport.App.Commands;

/// <summary><c>glassport serve</c>: the FTP server.</summary>
internal static class ServeCommand
{
    /// <summary>The command's name.</summary>
    public const string Name = "serve";

    /// <summary>The command's grammar.</summary>
    public static Command Build()
    {
        Option<string> root = new("--root") { HelpName = "DIR", Description = "Serve this folder. Without it: the sites of the state folder." };
        Option<bool> anonymous = new("--anonymous") { Description = "Let anonymous users in, to read." };
        Option<string> user = new("--user") { Description = "Let this user in, to read and write. Without it: glassport, or nobody with --anonymous." };
        Option<string> password = PasswordInput.FileOption();
        Option<string[]> listen = new("--listen") { HelpName = "ADDRESS:PORT", Description = "Listen there, such as *:2121 or [::1]:21; may be repeated. Without it: on this machine only, port 2121 (or 21 where that is allowed)." };
        Option<string> passive = new("--passive-ports") { HelpName = "A-B", Description = "The ports of passive data connections, for firewalls. Without it: the system chooses." };
        Option<string> address = new("--public-address") { HelpName = "ADDRESS", Description = "The IPv4 address that clients are told, where a translator stands in between." };
        Option<string> tls = new("--tls") { Description = "TLS: none, explicit, implicit, required. Without it: explicit with --certificate, else none." };
        tls.AcceptOnlyFromAmong("none", "explicit", "implicit", "required");
        Option<string> certificate = new("--certificate") { HelpName = "FILE", Description = "The certificate with its chain (PEM, or PKCS #12). Without it, a self-signed one is made where TLS asks for one." };
        Option<string> key = new("--key") { HelpName = "FILE", Description = "The certificate's key (PEM), when it is not in the same file." };
        Option<bool> readOnly = new("--read-only") { Description = "Let nobody change anything." };
        Option<string> state = Administer.StateOption();
        Option<bool> check = new("--check") { Description = "Only say whether the configuration can be used." };
        Option<string> vsftpd = new("--vsftpd-conf") { HelpName = "FILE", Description = "Run this vsftpd.conf. It says everything: no state folder is used." };
        Option<string[]> setting = new("-o") { HelpName = "NAME=VALUE", Description = "Set an option of vsftpd.conf on top of the file; may be repeated. Without --vsftpd-conf, on top of vsftpd's defaults." };
        Option<bool> detaching = new(Detachment.Option) { Hidden = true };
        Option<bool> console = new("--console") { Description = "Open the console, a web page for sites, files and the wire." };
        ConsoleOptions ofConsole = new("console-");
        OperationOptions operations = new();
        passive.Validators.Add(static result => Require(result, static text => PortRange.TryParse(text, out _), "is no range of ports such as 50000-50100"));
        address.Validators.Add(static result => Require(result, static text => IPAddress.TryParse(text, out _), "is no address such as 203.0.113.7"));

        Command command = new(Name, "Serve files by FTP and FTPS.")
        {
            root, anonymous, user, password, listen, passive, address, tls, certificate, key, readOnly, state, vsftpd, setting, check, detaching, console,
        };
        ofConsole.AddTo(command);
        operations.AddTo(command);
        Option[] ofRoot = [anonymous, user, password, listen, passive, address, tls, certificate, key, readOnly];
        command.Validators.Add(result =>
        {
            if (result.GetResult(vsftpd) is not null || result.GetResult(setting) is { Implicit: false })
            {
                foreach (Option option in ofRoot.Append(root).Append(state).Append(console).Where(option => result.GetResult(option) is { Implicit: false }))
                    result.AddError($"{option.Name} does not go together with a vsftpd.conf, which says all of this itself.");
                return;
            }

            foreach (Option option in ofConsole.All.Where(option => result.GetResult(option) is { Implicit: false } && !result.GetValue(console)))
                result.AddError($"{option.Name} is about the console: add --console.");
            if (result.GetResult(root) is not null)
                return;
            foreach (Option option in ofRoot.Where(option => result.GetResult(option) is { Implicit: false }))
                result.AddError($"{option.Name} is about the folder that --root names. The sites of the state folder are changed by 'glassport site'.");
        });
        command.SetAction((parse, cancellationToken) => parse.GetValue(vsftpd) is not null || parse.GetValue(setting) is { Length: > 0 }
            ? VsftpdServe.RunAsync(
                new()
                {
                    File = parse.GetValue(vsftpd),
                    Settings = parse.GetValue(setting) ?? [],
                    Check = parse.GetValue(check),
                    IsDetaching = parse.GetValue(detaching),
                    Operations = operations.Read(parse),
                },
                TimeProvider.System,
                cancellationToken)
            : Serve.RunAsync(
                new()
                {
                    Root = parse.GetValue(root),
                    Anonymous = parse.GetValue(anonymous),
                    User = parse.GetValue(user),
                    PasswordFile = parse.GetValue(password),
                    Listen = parse.GetValue(listen) ?? [],
                    PassivePorts = parse.GetValue(passive) is { } range && PortRange.TryParse(range, out PortRange ports) ? ports : null,
                    PublicAddress = parse.GetValue(address) is { } text ? IPAddress.Parse(text) : null,
                    Tls = parse.GetValue(tls),
                    Certificate = parse.GetValue(certificate),
                    Key = parse.GetValue(key),
                    ReadOnly = parse.GetValue(readOnly),
                    State = parse.GetValue(state),
                    Check = parse.GetValue(check),
                    Console = parse.GetValue(console) ? ofConsole.Read(parse, null) : null,
                    Operations = operations.Read(parse),
                },
                TimeProvider.System,
                cancellationToken));
        return command;
    }

    private static void Require(OptionResult result, Func<string, bool> isRight, string wrong)
    {
        foreach (Token token in result.Tokens)
        {
            if (!isRight(token.Value))
                result.AddError($"'{token.Value}' {wrong}.");
        }
    }
}
