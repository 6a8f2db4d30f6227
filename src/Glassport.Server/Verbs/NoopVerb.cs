using Glassport.Server.Sessions;

namespace Glassport.Server.Verbs;

/// <summary>NOOP (RFC 959 §4.1.3).</summary>
internal static class NoopVerb
{
    private static readonly Reply Okay = new(200, "NOOP okay.", "NOOP 成功。");

    /// <summary>Answers.</summary>
    public static ValueTask<Reply?> RunAsync(Session session, string argument) => new(Okay);
}
