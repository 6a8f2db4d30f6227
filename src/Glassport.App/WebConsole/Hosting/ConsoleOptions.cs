using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Net;
using Glassport.App.Administration;

namespace Glassport.App.WebConsole.Hosting;

/// <summary>The options that say how the console is reached: <c>--listen</c> of <c>console</c>, <c>--console-listen</c> of <c>serve</c>, and so on.</summary>
internal sealed class ConsoleOptions
{
    private readonly Option<IPEndPoint?> listen;
    private readonly Option<string?> certificate;
    private readonly Option<string?> key;
    private readonly Option<string[]> hostNames;
    private readonly Option<bool> reset;

    /// <summary>Makes the options.</summary>
    /// <param name="prefix">What their names begin with: nothing, or <c>console-</c>.</param>
    public ConsoleOptions(string prefix)
    {
        listen = new($"--{prefix}listen")
        {
            HelpName = "[ADDRESS:]PORT",
            Description = $"Where the console listens. Without it: 127.0.0.1:{ConsoleSettings.UsualPort}, which only this machine reaches. Elsewhere it is protected by TLS.",
            CustomParser = static result => Parse(result),
        };
        certificate = new($"--{prefix}certificate") { HelpName = "FILE", Description = "The console's certificate with its chain (PEM, or PKCS #12). Without it, a self-signed one is made where TLS is needed." };
        key = new($"--{prefix}key") { HelpName = "FILE", Description = "The key of the console's certificate (PEM), when it is not in the same file." };
        hostNames = new($"--{prefix}host-name") { HelpName = "NAME", Description = "A name or address that browsers know the console by; may be repeated. Names of this machine are known already." };
        reset = new($"--{prefix}reset-password") { Description = "Give the console's administrator (admin) a new password." };
    }

    /// <summary>All of them.</summary>
    public IReadOnlyList<Option> All => [listen, certificate, key, hostNames, reset];

    /// <summary>Adds them to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (Option option in All)
            command.Options.Add(option);
    }

    /// <summary>What the command line says.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="passwordFile">Where the administrator's password is.</param>
    public ConsoleSettings Read(ParseResult parsed, string? passwordFile) => new()
    {
        Listen = parsed.GetValue(listen) ?? new ConsoleSettings().Listen,
        Certificate = parsed.GetValue(certificate),
        Key = parsed.GetValue(key),
        HostNames = parsed.GetValue(hostNames) ?? [],
        PasswordFile = passwordFile,
        ResetPassword = parsed.GetValue(reset),
    };

    private static IPEndPoint? Parse(ArgumentResult result)
    {
        string text = result.Tokens[0].Value;
        if (ushort.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out ushort port))
            return new(IPAddress.Loopback, port);
        try
        {
            Glassport.Server.Settings.Binding binding = ListenText.Parse(text);
            return new(binding.Address == "*" ? IPAddress.IPv6Any : IPAddress.Parse(binding.Address), binding.Port);
        }
        catch (Configuration.ConfigurationException wrong)
        {
            result.AddError(wrong.Message);
            return null;
        }
    }
}
