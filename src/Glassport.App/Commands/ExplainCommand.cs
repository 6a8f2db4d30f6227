using System.CommandLine;
using Glassport.Analysis.Rendering;

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
        CaptureOptions capture = new();
        Option<FileInfo> output = new("--output", "-o") { Description = "Write to this file instead of standard output." };
        Option<DirectoryInfo> extract = new("--extract") { Description = "Save the transferred files in this folder, with a manifest of their hashes." };
        Option<bool> packets = new("--packets") { Description = "Also tell each packet's role (json, html)." };
        Option<bool> verbose = new("--verbose", "-v") { Description = "Tell everything at length instead of summarising." };

        Command command = new("explain", "Explain the FTP sessions in a capture.")
        {
            captures, format, output, extract, packets, verbose,
        };
        capture.AddTo(command);
        command.SetAction((parse, cancellationToken) => Explain.RunAsync(
            new Explain.Request
            {
                Captures = parse.GetRequiredValue(captures),
                Rendering = Choose(parse.GetValue(format), parse.GetValue(output)),
                Options = capture.Rendering(parse) with { Verbose = parse.GetValue(verbose) },
                Output = parse.GetValue(output),
                Ports = capture.Ports(parse),
                Extract = parse.GetValue(extract),
                Encoding = capture.Encoding(parse),
                Packets = parse.GetValue(packets),
                NoColour = capture.IsPlain(parse),
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
}
