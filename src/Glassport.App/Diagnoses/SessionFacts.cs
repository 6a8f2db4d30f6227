using System.Net;
using Glassport.Client;

namespace Glassport.App.Diagnoses;

/// <summary>A session as its log tells it: what the symptoms look at.</summary>
internal sealed class SessionFacts
{
    private static readonly HashSet<string> Transfers = ["RETR", "STOR", "APPE", "STOU", "LIST", "NLST", "MLSD"];

    private Exchange? exchange;
    private DataAttempt? attempt;

    /// <summary>Reads a log.</summary>
    /// <param name="log">The log.</param>
    /// <param name="failure">What the session ended with, or null when it went well.</param>
    public SessionFacts(SessionLog log, FtpException? failure)
    {
        Address = log.Address;
        Failure = failure;
        foreach (var happened in log.Events)
            Read(happened);
    }

    /// <summary>Where the session goes to.</summary>
    public FtpAddress Address { get; }

    /// <summary>What it ended with, or null.</summary>
    public FtpException? Failure { get; }

    /// <summary>The host's addresses; empty when the address needed no name.</summary>
    public IReadOnlyList<IPAddress> Addresses { get; private set; } = [];

    /// <summary>The control connections that failed.</summary>
    public List<SessionEvent.ConnectFailed> Failed { get; } = [];

    /// <summary>The control connection, or null when there was none.</summary>
    public SessionEvent.Connected? Connected { get; private set; }

    /// <summary>The server's end of the control connection as it is shown.</summary>
    public string Server => Connected?.Server.ToString() ?? Failed.LastOrDefault()?.Server.ToString() ?? $"{Address.Host}:{Address.Port}";

    /// <summary>What the server said first, or null.</summary>
    public ServerReply? Greeting { get; private set; }

    /// <summary>TLS on the control connection, or null.</summary>
    public TlsFacts? Tls { get; private set; }

    /// <summary>Whether the server sent more than its answer before TLS began.</summary>
    public bool IsInjected { get; private set; }

    /// <summary>The commands.</summary>
    public List<Exchange> Exchanges { get; } = [];

    /// <summary>The attempts at data connections.</summary>
    public List<DataAttempt> Data { get; } = [];

    /// <summary>What was odd.</summary>
    public List<string> Warnings { get; } = [];

    /// <summary>The exchange that failed: the one whose reply the failure names, else the last.</summary>
    public Exchange? Culprit => Exchanges.FindLast(one => Failure?.Reply is { } reply && one.Replies.Any(own => ReferenceEquals(own, reply))) ?? Exchanges.LastOrDefault();

    /// <summary>The user who logged in, or tried to; null when it did not come to that.</summary>
    public string? User => Exchanges.FindLast(static one => one.Verb == "USER")?.Line[5..];

    /// <summary>Whether the user is one whose password is no secret (RFC 1635).</summary>
    public bool IsAnonymous => User is "anonymous" or "ftp";

    private void Read(SessionEvent happened)
    {
        switch (happened)
        {
            case SessionEvent.Resolved resolved when Connected is null:
                Addresses = resolved.Addresses;
                break;
            case SessionEvent.ConnectFailed failed when Connected is null:
                Failed.Add(failed);
                break;
            case SessionEvent.ConnectFailed failed when attempt is not null:
                attempt.Problem = failed.Problem;
                break;
            case SessionEvent.Connected connected:
                Connected = connected;
                break;
            case SessionEvent.Command command:
                Begin(command.Line);
                break;
            case SessionEvent.Reply reply when exchange is null:
                Greeting = reply.Content;
                break;
            case SessionEvent.Reply reply:
                exchange.Replies.Add(reply.Content);
                break;
            case SessionEvent.Secured { IsData: false } secured:
                Tls = secured.Facts;
                break;
            case SessionEvent.Injected:
                IsInjected = true;
                break;
            case SessionEvent.Warning warning:
                Warnings.Add(warning.Text);
                break;
            default:
                ReadData(happened);
                break;
        }
    }

    private void ReadData(SessionEvent happened)
    {
        if (attempt is null)
            return;
        switch (happened)
        {
            case SessionEvent.DataAdvertised told:
                attempt.Told = told.Told;
                attempt.Endpoint = told.Used;
                break;
            case SessionEvent.DataAwaited awaited:
                attempt.Endpoint = awaited.Told;
                break;
            case SessionEvent.DataOpened:
                attempt.IsOpen = true;
                break;
            case SessionEvent.Secured secured:
                attempt.Tls = secured.Facts;
                break;
            case SessionEvent.DataFailed failed:
                attempt.Reason = failed.Reason;
                break;
        }
    }

    private void Begin(string line)
    {
        exchange = new(line);
        Exchanges.Add(exchange);
        if (Enum.TryParse<DataWay>(exchange.Verb, ignoreCase: true, out var way))
            Data.Add(attempt = new(way, exchange));
        else if (attempt is { Transfer: null } && Transfers.Contains(exchange.Verb))
            attempt.Transfer = exchange;
    }
}
