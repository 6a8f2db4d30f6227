using System.CommandLine;
using System.CommandLine.Parsing;
using Glassport.Analysis.Rendering;
using Glassport.Protocol.Text;

namespace Glassport.App.Commands;

/// <summary>The options of every command that explains packets.</summary>
internal sealed class CaptureOptions
{
    private readonly Option<string> language = new("--lang") { Description = "Language: en or zh. Without it, from LC_ALL, LC_MESSAGES or LANG." };
    private readonly Option<int[]> ports = new("--port", "-p") { Description = "A port besides 21 on which FTP control connections are expected; may be repeated." };
    private readonly Option<string> encoding = new("--encoding") { Description = "Encoding of file names, instead of recognising it: " + string.Join(", ", NameEncoding.Names) + "." };
    private readonly Option<bool> secrets = new("--show-secrets") { Description = "Show passwords instead of •••." };
    private readonly Option<bool> plain = new("--no-color", "--no-colour") { Description = "No colours, even on a terminal." };

    /// <summary>Makes the options.</summary>
    public CaptureOptions()
    {
        language.AcceptOnlyFromAmong("en", "zh");
        ports.Validators.Add(static result => RequirePorts(result));
        encoding.Validators.Add(static result => RequireEncoding(result));
    }

    /// <summary>Gives a command the options.</summary>
    public void AddTo(Command command)
    {
        foreach (Option option in (Option[])[language, ports, encoding, secrets, plain])
            command.Options.Add(option);
    }

    /// <summary>The language, and whether secrets are shown.</summary>
    public RenderingOptions Rendering(ParseResult parse) => new() { Language = Languages.Choose(parse.GetValue(language)), ShowSecrets = parse.GetValue(secrets) };

    /// <summary>Ports besides 21.</summary>
    public IReadOnlyList<ushort> Ports(ParseResult parse) => [.. (parse.GetValue(ports) ?? []).Select(static p => (ushort)p)];

    /// <summary>The encoding of names; null to recognise it.</summary>
    public string? Encoding(ParseResult parse) => parse.GetValue(encoding);

    /// <summary>Whether colours are unwanted.</summary>
    public bool IsPlain(ParseResult parse) => parse.GetValue(plain);

    private static void RequirePorts(OptionResult result)
    {
        foreach (Token token in result.Tokens)
        {
            if (!ushort.TryParse(token.Value, out ushort port) || port == 0)
                result.AddError($"'{token.Value}' is no TCP port: --port takes a number from 1 to 65535.");
        }
    }

    private static void RequireEncoding(OptionResult result)
    {
        foreach (Token token in result.Tokens)
        {
            if (NameEncoding.TryFind(token.Value) is null)
                result.AddError($"'{token.Value}' is no encoding known here: --encoding takes {string.Join(", ", NameEncoding.Names)}.");
        }
    }
}
