using Glassport.Server.Sessions;

namespace Glassport.Server.Verbs;

/// <summary>ACCT (RFC 959 §4.1.1): superfluous.</summary>
internal static class AcctVerb
{
    private static readonly Reply Superfluous = new(202, "No account is needed.", "不需要账户信息。");

    /// <summary>Answers.</summary>
    public static ValueTask<Reply?> RunAsync(Session session, string argument) => new(Superfluous);
}
