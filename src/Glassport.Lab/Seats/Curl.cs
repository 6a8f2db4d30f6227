using Glassport.Lab.Scenarios;

namespace Glassport.Lab.Seats;

/// <summary>curl: no conversation but transfers, on one session as far as they go.</summary>
internal sealed class Curl : IClientProgram
{
    private const string Others = "Take tnftp, inetutils, lftp or glassport.";

    /// <inheritdoc/>
    public string Name => "curl";

    /// <inheritdoc/>
    public Task<string?> WhyNotAsync(Seat seat, CancellationToken cancellationToken) => Task.FromResult(
        seat.Machine.WhyNot(Name, Name)
        ?? TypedLine.Of(seat).Select(WhyNot).FirstOrDefault(static reason => reason is not null)
        ?? (seat.Scenario.Events.Any(static one => one.Then == LabAction.InterruptClient) ? $"Ctrl-C ends curl: it sends no ABOR, and nothing more at all. {Others}" : null)
        ?? (seat.User.Contains(':') ? $"curl takes what stands behind a colon in the user's name for the password. {Others}" : null));

    /// <inheritdoc/>
    public async Task<Launch> PrepareAsync(Seat seat, CancellationToken cancellationToken)
    {
        string configuration = seat.In(".typed");
        await SecretFile.WriteAsync(configuration, string.Join('\n', Configuration(seat)) + "\n", cancellationToken).ConfigureAwait(false);
        return new([seat.Machine.Require(Name, Name), "--disable", "--config", configuration])
        {
            Environment = new Dictionary<string, string> { ["HOME"] = seat.Folder },
        };
    }

    /// <summary>The configuration file, in which each transfer begins with the options that all have.</summary>
    internal static IEnumerable<string> Configuration(Seat seat)
    {
        string user = $"{seat.User}:{seat.Password}";
        ActivePorts? ports = ActivePorts.Of(seat);
        List<string> transfers = [];
        List<string> before = [];
        bool ascii = false;
        void Add(IEnumerable<string> options)
        {
            transfers.AddRange([.. transfers.Count > 0 ? (string[])["next"] : [], .. Always(seat, user, ports?.Next()), .. before, .. options]);
            before.Clear();
        }

        foreach (TypedLine line in TypedLine.Of(seat))
        {
            ascii = line.Verb == "ascii" || (ascii && line.Verb != "binary");
            if (line.Verb == "user")
                user = string.Join(':', line.Words);
            else if (line.Verb == "quote")
                before.Add(Option("quote", "*" + line.Rest));
            else if (line.Transfers)
                Add([.. ascii ? (string[])["use-ascii"] : [], .. Transfer(seat, line)]);
        }

        // Without a transfer it has to be told that there shall be none.
        if (transfers.Count == 0 || before.Count > 0)
            Add(["head", Option("url", Address(seat, ""))]);
        return transfers;
    }

    private static IEnumerable<string> Always(Seat seat, string user, string? port)
    {
        ClientSetup setup = seat.Scenario.Client;
        yield return "verbose";
        yield return "no-progress-meter";
        yield return Option("user", user);
        if (setup.Active)
        {
            yield return Option("ftp-port", port is null ? "-" : $"{seat.ClientAddress}:{port}");
            if (!seat.TargetAddress.Contains(':'))
                yield return "disable-eprt";
        }

        if (setup.AvoidsEpsv)
            yield return "disable-epsv";
        if (setup.Tls)
        {
            yield return "ssl-reqd";
            yield return "insecure";
        }
    }

    private static IEnumerable<string> Transfer(Seat seat, TypedLine line)
    {
        string from = line.Words.ElementAtOrDefault(0) ?? "";
        string to = line.Words.ElementAtOrDefault(1) ?? from;
        return line.Verb switch
        {
            "ls" or "dir" => [Option("url", Address(seat, from.Length > 0 ? from + "/" : ""))],
            "put" or "send" => [Option("upload-file", from), Option("url", Address(seat, to))],
            "reget" => [Option("continue-at", "-"), Option("output", to), Option("url", Address(seat, from))],
            _ => [Option("output", to), Option("url", Address(seat, from))],
        };
    }

    private static string? WhyNot(TypedLine line) => line.Verb switch
    {
        "ls" or "dir" or "get" or "recv" or "reget" or "put" or "send" or "binary" or "ascii" or "quote" or "user" or "bye" or "quit" => null,
        "!" => $"curl makes transfers and nothing between them: it cannot run '{line.Rest}'. {Others}",
        _ => $"curl makes transfers and nothing else: it has no '{line.Verb}'. {Others}",
    };

    private static string Address(Seat seat, string path) =>
        $"ftp://{(seat.TargetAddress.Contains(':') ? $"[{seat.TargetAddress}]" : seat.TargetAddress)}/{Uri.EscapeDataString(path).Replace("%2F", "/", StringComparison.Ordinal)}";

    private static string Option(string name, string value) =>
        $"{name} = \"{value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
