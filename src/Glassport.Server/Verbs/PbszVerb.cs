using Glassport.Server.Sessions;
using Glassport.Server.Settings;

namespace Glassport.Server.Verbs;

/// <summary>PBSZ (RFC 2228 §3): TLS knows no buffer size but 0 (RFC 4217 §8).</summary>
internal static class PbszVerb
{
    private static readonly Reply Zero = new(200, "PBSZ=0");
    private static readonly Reply NeedsTls = new(503, "PBSZ comes behind AUTH TLS.", "PBSZ 必须在 AUTH TLS 之后。");
    private static readonly Reply NoNumber = new(501, "PBSZ takes a number.", "PBSZ 的参数是数字。");

    /// <summary>The line of FEAT.</summary>
    /// <param name="session">The session.</param>
    public static string? Feature(Session session) => session.Binding.Tls == TlsMode.None ? null : "PBSZ";

    /// <summary>Answers 0, whatever is asked for.</summary>
    public static ValueTask<Reply?> RunAsync(Session session, string argument)
    {
        if (!session.Control.IsSecure)
            return new(NeedsTls);
        if (!uint.TryParse(argument.AsSpan().Trim(), out _))
            return new(NoNumber);
        session.HasBufferSize = true;
        return new(Zero);
    }
}
