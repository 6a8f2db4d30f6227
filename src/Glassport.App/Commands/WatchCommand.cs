using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Glassport.App.Watching;
using Glassport.Capture;

namespace Glassport.App.Commands;

/// <summary><c>glassport watch</c>: explains FTP as it happens.</summary>
internal static class WatchCommand
{
    /// <summary>The command's name.</summary>
    public const string Name = "watch";

    private const int UsualIdleLimit = 15;

    /// <summary>The command's grammar.</summary>
    public static Command Build()
    {
        Argument<string?> input = new("-")
        {
            Description = "'-' reads a capture from standard input, to its end.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        Option<FileInfo> file = new("--read", "-r") { Description = "A capture file that another program still writes; followed until Ctrl-C." };
        Option<string> device = new("--interface", "-i") { Description = "A live interface, such as eth0; until Ctrl-C." };
        Option<string> filter = new("--filter", "-f") { Description = "With -i: look only at what this matches, in libpcap's language, such as 'host 192.0.2.1'." };
        Option<string> format = new("--format")
        {
            Description = "How to tell it: text; ndjson (events, and each session when it is over); eve or zeek (each session when it is over).",
            DefaultValueFactory = static _ => "text",
        };
        format.AcceptOnlyFromAmong([.. LineForm.Names]);
        Option<bool> lines = new("--lines") { Description = "Lines on a terminal too, instead of the full screen." };
        Option<FileInfo> output = new("--output", "-o") { Description = "Append the lines to this file, which logrotate may move away; SIGHUP opens it anew." };
        Option<string?> syslog = new("--syslog")
        {
            Description = "Send the lines to the system log (RFC 5424): --syslog for /dev/log, --syslog=HOST:PORT for UDP, --syslog=/PATH for another socket.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        Option<int> idle = new("--idle-limit")
        {
            Description = "After how many minutes without a packet a session is given up.",
            DefaultValueFactory = static _ => UsualIdleLimit,
        };
        idle.Validators.Add(static result => RequirePositive(result));
        CaptureOptions capture = new();
        Option<bool> verbose = new("--verbose", "-v") { Description = "Tell when transfers begin too, and what to do about what is found." };
        Command command = new(Name, "Explain FTP as it happens: logins, transfers and what goes wrong, a line each.") { input, device, filter, file, format, lines, output, syslog, idle, verbose };
        capture.AddTo(command);
        command.Validators.Add(result =>
        {
            if (result.GetValue(input) is { } given and not CaptureFiles.StandardInput)
                result.AddError($"'{given}' is not watched: name an interface with -i, a growing capture file with -r, and standard input as '-'.");
            else if (new object?[] { result.GetValue(input), result.GetValue(file), result.GetValue(device) }.Count(static one => one is not null) != 1)
                result.AddError("Name one thing to watch: -i INTERFACE, -r FILE for a growing capture file, or '-' for standard input.");
            else if (result.GetValue(filter) is not null && result.GetValue(device) is null)
                result.AddError("-f is about a live interface: it needs -i.");
            if (result.GetResult(syslog) is not { Implicit: false })
                return;
            if (SyslogTarget.Parse(result.GetValue(syslog) ?? SyslogTarget.DefaultPath) is null)
                result.AddError($"'{result.GetValue(syslog)}' is no system log: --syslog takes HOST, HOST:PORT, or the path of a socket.");
            if (result.GetValue(format) == "zeek")
                result.AddError("Zeek's log is a file with a heading; it does not go to the system log. Use text, ndjson or eve.");
        });
        command.SetAction((parse, _) => Watch.RunAsync(new()
        {
            File = parse.GetValue(file)?.ToString(),
            Live = parse.GetValue(device) is { } live ? new() { Interface = live, Filter = parse.GetValue(filter) } : null,
            Format = parse.GetValue(format)!,
            Lines = parse.GetValue(lines),
            Output = parse.GetValue(output)?.ToString(),
            Syslog = parse.GetResult(syslog) is { Implicit: false } ? SyslogTarget.Parse(parse.GetValue(syslog) ?? SyslogTarget.DefaultPath) : null,
            Rendering = capture.Rendering(parse) with { Verbose = parse.GetValue(verbose) },
            NoColour = capture.IsPlain(parse),
            Ports = capture.Ports(parse),
            Encoding = capture.Encoding(parse),
            IdleLimit = TimeSpan.FromMinutes(parse.GetValue(idle)),
        }));
        return command;
    }

    private static void RequirePositive(OptionResult result)
    {
        foreach (Token token in result.Tokens)
        {
            if (!int.TryParse(token.Value, NumberStyles.None, CultureInfo.InvariantCulture, out int minutes) || minutes is 0 or > 10_000)
                result.AddError($"'{token.Value}' is no number of minutes from 1 to 10000.");
        }
    }
}
