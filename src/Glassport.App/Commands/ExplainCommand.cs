using System.CommandLine;
using System.CommandLine.Parsing;
using Glassport.Analysis.Rendering;
using Glassport.Protocol.Text;

namespace Glassport.App.Commands;

/// <summary><c>glassport explain CAPTURE…</c>: tells the story of every FTP session in a capture.</summary>
internal static class ExplainCommand
{
    /// <summary>The command's grammar.</summary>
    public static Command Build()
    {
        Argument<string[]> captures = new("capture")
        {
            Description = "Capture files (pcap, pcapng, snoop; also gzip-compressed), read in this order; '-' is standard input.",
            Arity = ArgumentArity.OneOrMore,
        };
        Option<string> format = new("--format", "-f")
        {
            Description = "How to tell it: " + string.Join(", ", Renderings.All.Select(static r => r.Name))
                + ". Without it, by the ending of the output file, else text.",
        };
        format.AcceptOnlyFromAmong([.. Renderings.All.Select(static r => r.Name)]);
        Option<string> language = new("--lang") { Description = "Language: en or zh. Without it, from LC_ALL, LC_MESSAGES or LANG." };
        language.AcceptOnlyFromAmong("en", "zh");
        Option<FileInfo> output = new("--output", "-o") { Description = "Write to this file instead of standard output." };
        Option<int[]> ports = new("--port", "-p") { Description = "A port besides 21 on which FTP control connections are expected; may be repeated." };
        ports.Validators.Add(static result => RequirePorts(result));
        Option<DirectoryInfo> extract = new("--extract") { Description = "Save the transferred files in this folder, with a manifest of their hashes." };
        Option<string> encoding = new("--encoding") { Description = "Encoding of file names, instead of recognising it: " + string.Join(", ", NameEncoding.Names) + "." };
        encoding.Validators.Add(static result => RequireEncoding(result));
        Option<bool> packets = new("--packets") { Description = "Also tell each packet's role (json, html)." };
        Option<bool> secrets = new("--show-secrets") { Description = "Show passwords instead of •••." };
        Option<bool> verbose = new("--verbose", "-v") { Description = "Tell everything at length instead of summarising." };
        Option<bool> plain = new("--no-color", "--no-colour") { Description = "No colours, even on a terminal." };

        Command command = new("explain", "Explain the FTP sessions in a capture.")
        {
            captures, format, language, output, ports, extract, encoding, packets, secrets, verbose, plain,
        };
        command.SetAction((parse, cancellationToken) => Explain.RunAsync(
            new Explain.Request
            {
                Captures = parse.GetRequiredValue(captures),
                Rendering = Choose(parse.GetValue(format), parse.GetValue(output)),
                Language = Languages.Choose(parse.GetValue(language)),
                Output = parse.GetValue(output),
                Ports = [.. (parse.GetValue(ports) ?? []).Select(static p => (ushort)p)],
                Extract = parse.GetValue(extract),
                Encoding = parse.GetValue(encoding),
                Packets = parse.GetValue(packets),
                ShowSecrets = parse.GetValue(secrets),
                Verbose = parse.GetValue(verbose),
                NoColour = parse.GetValue(plain),
            },
            cancellationToken));
        return command;
    }

    private static IRendering Choose(string? format, FileInfo? output)
    {
        string name = format ?? output?.Extension.ToLowerInvariant() switch
        {
            ".json" => "json",
            ".html" or ".htm" => "html",
            ".md" => "markdown",
            ".svg" => "svg",
            ".csv" => "csv",
            ".ndjson" or ".jsonl" => "ndjson",
            _ => "text",
        };
        return Renderings.All.First(r => r.Name == name);
    }

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
