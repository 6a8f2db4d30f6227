using Glassport.Server.Sessions;

namespace Glassport.Server.Verbs;

/// <summary>CDUP (RFC 959 §4.1.1).</summary>
internal static class CdupVerb
{
    /// <summary>Changes to the parent directory.</summary>
    public static ValueTask<Reply?> RunAsync(Session session, string argument) => CwdVerb.RunAsync(session, "..");
}
