using System.Diagnostics;

namespace Glassport.Analysis.Model;

/// <summary>The contract's words for the model's values, as docs/explanation.md spells them.</summary>
public static class Words
{
    private static readonly string[] Phases =
    [
        "other", "arp", "control-handshake", "greeting", "login", "tls-setup", "tls", "information", "files", "type", "restart",
        "list", "download", "upload", "negotiation", "abort", "quit", "control-close", "unsolicited", "icmp",
    ];

    private static readonly string[] RoleNames =
    [
        "arp-request", "arp-reply", "icmp", "syn", "synack", "handshake-ack", "command", "reply", "data", "ack", "fin", "rst", "close",
        "tls", "retransmission", "fast-retransmission", "spurious-retransmission", "out-of-order", "duplicate-ack", "keep-alive",
        "zero-window", "lost-segment", "reused-ports", "other",
    ];

    /// <summary>The phase's name.</summary>
    public static string Of(PhaseName phase) => Phases[(int)phase];

    /// <summary>The names of the roles, in the order of their bits.</summary>
    public static IEnumerable<string> Of(Roles roles)
    {
        for (int bit = 0; bit < RoleNames.Length; bit++)
        {
            if (((int)roles & (1 << bit)) != 0)
                yield return RoleNames[bit];
        }
    }

    /// <summary><c>error</c>, <c>warning</c>, <c>notice</c> or <c>info</c>.</summary>
    public static string Of(Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        Severity.Notice => "notice",
        Severity.Info => "info",
        _ => throw new UnreachableException(),
    };

    /// <summary><c>quit</c>, <c>server-closed</c>, <c>client-closed</c>, <c>reset</c>, <c>refused</c> or <c>open</c>.</summary>
    public static string Of(Outcome outcome) => outcome switch
    {
        Outcome.Open => "open",
        Outcome.Quit => "quit",
        Outcome.ServerClosed => "server-closed",
        Outcome.ClientClosed => "client-closed",
        Outcome.Reset => "reset",
        Outcome.Refused => "refused",
        _ => throw new UnreachableException(),
    };

    /// <summary><c>fin</c>, <c>rst</c>, <c>fin+rst</c> or <c>none</c>.</summary>
    public static string Of(CloseKind kind) => kind switch
    {
        CloseKind.None => "none",
        CloseKind.Fin => "fin",
        CloseKind.Rst => "rst",
        CloseKind.FinRst => "fin+rst",
        _ => throw new UnreachableException(),
    };

    /// <summary><c>client</c> or <c>server</c>.</summary>
    public static string Of(Side side) => side == Side.Client ? "client" : "server";

    /// <summary><c>pure</c>, <c>piggyback</c> or <c>fin</c>.</summary>
    public static string Of(AcknowledgmentKind kind) => kind switch
    {
        AcknowledgmentKind.Pure => "pure",
        AcknowledgmentKind.Piggyback => "piggyback",
        AcknowledgmentKind.Fin => "fin",
        _ => throw new UnreachableException(),
    };

    /// <summary><c>accepted</c>, <c>rejected</c>, <c>none</c> or <c>unknown</c>.</summary>
    public static string Of(LoginOutcome outcome) => outcome switch
    {
        LoginOutcome.None => "none",
        LoginOutcome.Accepted => "accepted",
        LoginOutcome.Rejected => "rejected",
        LoginOutcome.Unknown => "unknown",
        _ => throw new UnreachableException(),
    };

    /// <summary><c>clear</c>, <c>private</c> or <c>unknown</c>.</summary>
    public static string Of(DataProtection protection) => protection switch
    {
        DataProtection.Unknown => "unknown",
        DataProtection.Clear => "clear",
        DataProtection.Private => "private",
        _ => throw new UnreachableException(),
    };
}
