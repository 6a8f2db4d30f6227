using System.CommandLine;
using System.CommandLine.Parsing;
using Glassport.App.Capturing;
using Glassport.Capture.Live;

namespace Glassport.App.Commands;

/// <summary><c>glassport capture -i INTERFACE -w FILE</c>: packets of a live interface, into a file.</summary>
internal static class CaptureCommand
{
    /// <summary>The command's name.</summary>
    public const string Name = "capture";

    /// <summary>The command's grammar.</summary>
    public static Command Build()
    {
        Option<string> device = new("--interface", "-i") { Description = "The interface, such as eth0; 'any' for all of them.", Required = true };
        Option<string> output = new("--write", "-w") { Description = "The pcapng file; '-' is standard output.", Required = true };
        Option<string> filter = new("--filter", "-f") { Description = "Capture only what this matches, in libpcap's language: 'tcp port 21', 'host 192.0.2.1'." };
        Option<long?> count = new("--count", "-c") { Description = "End after this many packets." };
        count.Validators.Add(static result => RequirePositive(result, "--count"));
        Option<long?> size = Quantities.SizeOption("--size", "End before the file gets larger than this, such as 100MB.");
        Option<TimeSpan?> duration = Quantities.DurationOption("--duration", "End after this time, such as 30s, 10m or 2h.");
        Option<int?> snapLength = new("--snaplen", "-s") { Description = "Keep at most this many bytes of a packet. Without it, all." };
        snapLength.Validators.Add(static result => RequirePositive(result, "--snaplen"));
        Option<long?> buffer = Quantities.SizeOption("--buffer", "The kernel's buffer. Without it, 64MiB.");
        Option<bool> modest = new("--no-promiscuous", "-p") { Description = "Only packets from and to this machine." };
        Option<bool> quiet = new("--quiet", "-q") { Description = "Say nothing but what goes wrong." };

        Command command = new(Name, "Capture packets of a live interface into a pcapng file.")
        {
            device, output, filter, count, size, duration, snapLength, buffer, modest, quiet,
        };
        command.SetAction((parse, cancellationToken) => Capturing.Capture.RunAsync(
            new CaptureRequest
            {
                Live = new LiveOptions
                {
                    Interface = parse.GetRequiredValue(device),
                    Filter = parse.GetValue(filter),
                    SnapLength = Math.Min(parse.GetValue(snapLength) ?? LiveOptions.WholePacket, LiveOptions.WholePacket),
                    BufferBytes = (int)Math.Min(parse.GetValue(buffer) ?? LiveOptions.DefaultBufferBytes, LiveOptions.MostBufferBytes),
                    Promiscuous = !parse.GetValue(modest),
                },
                Output = parse.GetRequiredValue(output),
                Count = parse.GetValue(count),
                Size = parse.GetValue(size),
                Duration = parse.GetValue(duration),
                IsQuiet = parse.GetValue(quiet),
            },
            cancellationToken));
        return command;
    }

    private static void RequirePositive(OptionResult result, string option)
    {
        if (result.Tokens is [{ Value: var text }] && !(long.TryParse(text, out long number) && number > 0))
            result.AddError($"{option} takes a number from 1, and not '{text}'.");
    }
}
