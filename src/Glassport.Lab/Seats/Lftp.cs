using Glassport.Lab.Scenarios;

namespace Glassport.Lab.Seats;

/// <summary>lftp, which has a language of its own.</summary>
internal sealed class Lftp : IClientProgram
{
    /// <inheritdoc/>
    public string Name => "lftp";

    /// <inheritdoc/>
    public Task<string?> WhyNotAsync(Seat seat, CancellationToken cancellationToken) =>
        Task.FromResult(seat.Machine.WhyNot(Name, Name) ?? TypedLine.Of(seat).Select(WhyNot).FirstOrDefault(static reason => reason is not null));

    /// <inheritdoc/>
    public async Task<Launch> PrepareAsync(Seat seat, CancellationToken cancellationToken)
    {
        string script = seat.In(".typed");
        await File.WriteAllLinesAsync(script, Script(seat), cancellationToken).ConfigureAwait(false);
        return new([seat.Machine.Require(Name, Name), "--norc", "-f", script])
        {
            Environment = new Dictionary<string, string> { ["HOME"] = seat.Folder, ["LFTP_HOME"] = seat.In(".lftp") },
        };
    }

    /// <summary>The script, in the language of lftp(1).</summary>
    internal static IEnumerable<string> Script(Seat seat)
    {
        ClientSetup setup = seat.Scenario.Client;
        yield return "debug -T 5";
        yield return $"set ftp:passive-mode {(setup.Active ? "no" : "yes")}";
        if (setup.AvoidsEpsv)
            yield return "set ftp:prefer-epsv no";
        yield return $"set ftp:ssl-allow {(setup.Tls ? "yes" : "no")}";
        if (setup.Tls)
        {
            yield return "set ftp:ssl-force yes";
            yield return "set ftp:ssl-protect-data yes";
            yield return "set ssl:verify-certificate no";
        }

        // What travels is the file: it would compress where the server can.
        yield return "set ftp:use-mode-z no";
        // One try, as the classic clients have it.
        yield return "set net:max-retries 1";
        yield return "set net:reconnect-interval-base 1";
        // A server that has said 421 and stays may be waited for without end.
        yield return "set net:timeout 20";
        yield return "set ftp:use-abor yes";
        yield return "set xfer:clobber yes";
        // Else Ctrl-C ends the program and not the transfer.
        yield return "set cmd:interactive yes";
        yield return $"open ftp://{(seat.TargetAddress.Contains(':') ? $"[{seat.TargetAddress}]" : seat.TargetAddress)}";
        yield return $"user {Quoted(seat.User)} {Quoted(seat.Password)}";
        // It calls nobody before there is something to do.
        yield return "cd .";
        foreach (string line in Translated(seat))
            yield return line;
    }

    private static IEnumerable<string> Translated(Seat seat)
    {
        ActivePorts? ports = ActivePorts.Of(seat);
        bool ascii = false;
        foreach (TypedLine line in TypedLine.Of(seat))
        {
            // It would not wait for the answers to ABOR.
            if (line.Verb is "bye" or "quit" && seat.Scenario.Events.Any(static one => one.Then == LabAction.InterruptClient))
                yield return "!sleep 1";
            if (line.Transfers && ports?.Next() is { } port)
                yield return $"set ftp:port-range {port}-{port}";
            ascii = line.Verb == "ascii" || (ascii && line.Verb != "binary");
            if (Translated(line, ascii ? "-a " : "") is { } translated)
                yield return translated;
        }
    }

    private static string? Translated(TypedLine line, string mode) => line.Verb switch
    {
        // It says TYPE I itself, and TYPE A only where another type was before.
        "binary" => null,
        "ascii" => "quote TYPE A",
        "ls" or "dir" => $"ls {Quoted(line.Words)}",
        "get" or "recv" => $"get {mode}{Target(line)}",
        "reget" => $"get -c {mode}{Target(line)}",
        "put" or "send" => $"put {mode}{Target(line)}",
        "quote" => $"quote {Quoted(line.Words)}",
        "user" => $"user {Quoted(line.Words)}",
        "!" => $"!{line.Rest}",
        _ => "bye",
    };

    private static string? WhyNot(TypedLine line) => line.Verb is "binary" or "ascii" or "ls" or "dir" or "get" or "recv" or "reget" or "put" or "send" or "quote" or "user" or "!" or "bye" or "quit"
        ? null
        : $"The line '{line.Verb}' has no translation for lftp. Take tnftp, inetutils or glassport.";

    private static string Target(TypedLine line) => line.Words is [var from, var to] ? $"{Quoted(from)} -o {Quoted(to)}" : Quoted(line.Words);

    private static string Quoted(IEnumerable<string> words) => string.Join(' ', words.Select(Quoted));

    private static string Quoted(string word) => $"\"{word.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
