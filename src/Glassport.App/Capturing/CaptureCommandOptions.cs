using System.CommandLine;
using System.CommandLine.Parsing;
using Glassport.Analysis.Filtering;
using Glassport.Capture.Live;

namespace Glassport.App.Capturing;

/// <summary>The options of <c>glassport capture</c>.</summary>
internal sealed class CaptureCommandOptions
{
    private readonly Option<string> device = new("--interface", "-i") { Description = "The interface, such as eth0; 'any' for all of them." };
    private readonly Option<string> output = new("--write", "-w") { Description = "The pcapng file; '-' is standard output." };
    private readonly Option<string> filter = new("--filter", "-f") { Description = "Capture only what this matches: 'ftp' (also 'ftp host 192.0.2.1', 'ftp user ada', 'ftp file b.txt'), or in libpcap's language: 'tcp port 21'." };
    private readonly Option<bool> headers = new("--headers-only") { Description = "With -f ftp: of data connections keep the headers, and not what they carry." };
    private readonly Option<long?> count = new("--count", "-c") { Description = "End after this many packets." };
    private readonly Option<long?> size = Quantities.SizeOption("--size", "End before the files get larger than this, such as 100MB.");
    private readonly Option<TimeSpan?> duration = Quantities.DurationOption("--duration", "End after this time, such as 30s, 10m or 2h.");
    private readonly Option<string[]> rotate = new("--rotate") { Description = "Begin another file by size (100MB) or time (10m); may be given once for each." };
    private readonly Option<int?> keep = new("--keep") { Description = "Keep this many files of those, and remove the oldest." };
    private readonly Option<int?> snapLength = new("--snaplen", "-s") { Description = "Keep at most this many bytes of a packet. Without it, all." };
    private readonly Option<long?> buffer = Quantities.SizeOption("--buffer", "The kernel's buffer. Without it, 64MiB.");
    private readonly Option<bool> modest = new("--no-promiscuous", "-p") { Description = "Only packets from and to this machine." };
    private readonly Option<bool> quiet = new("--quiet", "-q") { Description = "Say nothing but what goes wrong." };

    /// <summary>Adds them to the command.</summary>
    public void AddTo(Command command)
    {
        count.Validators.Add(static result => RequirePositive(result, "--count"));
        keep.Validators.Add(static result => RequirePositive(result, "--keep"));
        snapLength.Validators.Add(static result => RequirePositive(result, "--snaplen"));
        foreach (Option option in new Option[] { device, output, filter, headers, count, size, duration, rotate, keep, snapLength, buffer, modest, quiet })
            command.Options.Add(option);
        command.Validators.Add(Require);
    }

    /// <summary>What was asked for.</summary>
    public CaptureRequest Request(ParseResult parse) => Request(parse, FtpOf(parse.GetValue(filter)));

    private CaptureRequest Request(ParseResult parse, FtpFilterExpression? ftp) => new()
    {
        Live = new LiveOptions
        {
            Interface = parse.GetRequiredValue(device),
            Filter = ftp is null ? parse.GetValue(filter) : null,
            SnapLength = Math.Min(parse.GetValue(snapLength) ?? LiveOptions.WholePacket, LiveOptions.WholePacket),
            BufferBytes = (int)Math.Min(parse.GetValue(buffer) ?? LiveOptions.DefaultBufferBytes, LiveOptions.MostBufferBytes),
            Promiscuous = !parse.GetValue(modest),
        },
        Filter = parse.GetValue(filter),
        Ftp = ftp,
        HeadersOnly = parse.GetValue(headers),
        Output = parse.GetRequiredValue(output),
        Count = parse.GetValue(count),
        Size = parse.GetValue(size),
        Duration = parse.GetValue(duration),
        Rotation = RotationOf(parse.GetValue(rotate) ?? [], parse.GetValue(keep)),
        IsQuiet = parse.GetValue(quiet),
    };

    private static FtpFilterExpression? FtpOf(string? text) =>
        text is not null && FtpFilterExpression.TryParse(text, out FtpFilterExpression? expression, out _) ? expression : null;

    private static Rotation? RotationOf(string[] texts, int? keep)
    {
        (long? size, TimeSpan? interval) = (null, null);
        foreach (string text in texts)
        {
            Quantity.TryEither(text, out long? bytes, out TimeSpan? time);
            (size, interval) = (bytes ?? size, time ?? interval);
        }

        return texts.Length == 0 ? null : new(size, interval, keep);
    }

    // Not required of the options themselves: subcommands go without them.
    private void Require(CommandResult result)
    {
        if (result.GetResult(device) is null)
            result.AddError("-i says on which interface to capture; 'glassport capture interfaces' lists them.");
        RequireFilter(result);
        if (result.GetResult(output) is not { } file)
            result.AddError("-w says into which file to capture; '-' is standard output.");
        else if (result.GetResult(rotate) is { } rotation)
            RequireRotation(result, rotation, file.GetValueOrDefault<string>());
        else if (result.GetResult(keep) is not null)
            result.AddError("--keep is about the files that --rotate makes.");
    }

    private void RequireFilter(CommandResult result)
    {
        string text = result.GetResult(filter)?.GetValueOrDefault<string>() ?? "";
        bool isFtp = FtpFilterExpression.IsMeant(text);
        if (isFtp && !FtpFilterExpression.TryParse(text, out _, out FilterSyntaxError? error))
            result.AddError($"-f '{text}', at character {error.Position + 1}: {error.Message}.");
        if (!isFtp && result.GetResult(headers) is { Implicit: false })
            result.AddError("--headers-only is about FTP's data connections: it needs -f ftp.");
    }

    private static void RequireRotation(CommandResult result, OptionResult rotation, string? output)
    {
        (int sizes, int times) = (0, 0);
        foreach (Token token in rotation.Tokens)
        {
            if (!Quantity.TryEither(token.Value, out long? bytes, out _))
                result.AddError($"--rotate takes {Quantity.SizeForm}, or {Quantity.DurationForm}, and not '{token.Value}'.");
            else if (bytes is not null)
                sizes++;
            else
                times++;
        }

        if (sizes > 1 || times > 1)
            result.AddError("--rotate takes one size and one time.");
        if (output == CaptureRequest.StandardOutput)
            result.AddError("Standard output is one file: --rotate needs a name after -w.");
    }

    private static void RequirePositive(OptionResult result, string option)
    {
        if (result.Tokens is [{ Value: var text }] && !(long.TryParse(text, out long number) && number > 0))
            result.AddError($"{option} takes a number from 1, and not '{text}'.");
    }
}
