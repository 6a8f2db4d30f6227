using Glassport.Analysis.Story;
using Glassport.Client;

namespace Glassport.App.Diagnoses.Symptoms;

/// <summary>The server did not take the user or the password.</summary>
internal sealed class LoginFailed() : KnownSymptom("login-failed")
{
    /// <inheritdoc/>
    public override Diagnosis? Look(SessionFacts session, Language language)
    {
        if (session.Failure?.Kind != FailureKind.Login || session.Culprit is not { } culprit)
            return null;
        string reply = session.Failure.Reply?.ToString() ?? "";
        string hint = session.Tls is null && IsAboutTls(reply) ? " It wants TLS first: use ftpes:// or --tls." : "";
        string tip = hint.Length > 0 ? "服务器要求先启用 TLS：请用 ftpes:// 或 --tls。" : "";
        return Found(
            session, language,
            $"{culprit.Verb} was answered “{reply}”.{hint}", $"{culprit.Verb} 的应答是“{reply}”。{tip}", ("user", session.User));
    }

    private static bool IsAboutTls(string reply) =>
        reply.Contains("TLS", StringComparison.OrdinalIgnoreCase) || reply.Contains("SSL", StringComparison.OrdinalIgnoreCase)
        || reply.Contains("encrypt", StringComparison.OrdinalIgnoreCase) || reply.Contains("secure", StringComparison.OrdinalIgnoreCase);
}
