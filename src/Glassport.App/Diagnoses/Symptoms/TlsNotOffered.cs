using Glassport.Analysis.Story;

namespace Glassport.App.Diagnoses.Symptoms;

/// <summary>The server refuses AUTH TLS.</summary>
internal sealed class TlsNotOffered() : KnownSymptom("tls-not-offered")
{
    /// <inheritdoc/>
    public override Diagnosis? Look(SessionFacts session, Language language) =>
        session.Exchanges.Find(static one => one.Verb == "AUTH" && one.Final is { IsDone: false }) is not { } refused || session.Tls is not null ? null : Found(
            session, language,
            $"AUTH TLS was answered “{refused.Final}”. No password was sent.",
            $"AUTH TLS 的应答是“{refused.Final}”。口令没有发出。");
}
