using Glassport.Analysis.Model;

namespace Glassport.Analysis.Findings;

/// <summary>Which finding explains which: one cause is told once, by the finding that names it best.</summary>
internal static class Explanations
{
    private enum Scope
    {
        // Anything in the same conversation.
        Conversation,

        // The same data connection, or a packet in common.
        Transfer,
    }

    private static readonly (string Cause, Scope Scope, string[] Effects)[] Table =
    [
        ("service-refused-421", Scope.Conversation, ["unanswered-command", "closed-without-quit", "command-failed", "slow-reply"]),
        ("idle-timeout", Scope.Conversation, ["unanswered-command"]),
        ("connection-refused", Scope.Conversation, ["closed-without-quit"]),
        ("login-failed", Scope.Transfer, ["command-failed", "slow-reply"]),
        ("tls-not-offered", Scope.Transfer, ["command-failed"]),
        ("pasv-unroutable-address", Scope.Transfer,
            ["passive-data-refused", "passive-data-blocked", "command-failed", "unanswered-command", "slow-reply"]),
        ("port-address-mismatch", Scope.Transfer,
            ["active-data-refused", "active-data-blocked", "command-failed", "unanswered-command", "slow-reply"]),
        ("bounce-attempt", Scope.Transfer,
            ["active-data-refused", "active-data-blocked", "port-address-mismatch", "data-port-unexpected", "command-failed", "slow-reply"]),
        ("data-peer-unexpected", Scope.Transfer, ["incomplete-transfer", "data-closed-by-receiver", "command-failed", "slow-reply"]),
        ("data-peer-unexpected", Scope.Conversation, ["passive-data-refused", "passive-data-blocked"]),
        ("active-data-refused", Scope.Transfer, ["command-failed", "unanswered-command", "slow-reply"]),
        ("active-data-blocked", Scope.Transfer, ["command-failed", "unanswered-command", "slow-reply"]),
        ("passive-data-refused", Scope.Transfer, ["command-failed", "unanswered-command", "slow-reply"]),
        ("passive-data-blocked", Scope.Transfer, ["command-failed", "unanswered-command", "slow-reply"]),
        ("aborted", Scope.Transfer,
            ["incomplete-transfer", "data-closed-by-receiver", "command-failed", "unanswered-command", "zero-window", "slow-reply"]),
        ("server-lost", Scope.Conversation, ["closed-without-quit", "unanswered-command", "still-open"]),
        ("server-lost", Scope.Transfer, ["incomplete-transfer", "data-closed-by-receiver", "command-failed", "zero-window", "reordering"]),
        ("client-lost", Scope.Conversation, ["closed-without-quit", "unanswered-command", "still-open"]),
        ("client-lost", Scope.Transfer, ["incomplete-transfer", "data-closed-by-receiver", "command-failed", "zero-window", "reordering"]),
        ("data-closed-by-receiver", Scope.Transfer, ["incomplete-transfer", "command-failed"]),
        ("incomplete-transfer", Scope.Transfer, ["command-failed", "unanswered-command"]),
    ];

    /// <summary>Takes away what another finding of the same conversation explains.</summary>
    public static void RemoveExplained(List<Finding> findings)
    {
        foreach ((string cause, Scope scope, string[] effects) in Table)
        {
            List<Finding> causes = findings.FindAll(f => f.Id == cause);
            if (causes.Count == 0)
                continue;
            HashSet<string> transfers = [.. causes.Select(f => f.DataConnection).OfType<string>()];
            HashSet<long> packets = [.. causes.SelectMany(f => f.Packets)];
            findings.RemoveAll(f => effects.Contains(f.Id) && (scope == Scope.Conversation
                || (f.DataConnection is not null && transfers.Contains(f.DataConnection)) || f.Packets.Any(packets.Contains)));
        }
    }
}
