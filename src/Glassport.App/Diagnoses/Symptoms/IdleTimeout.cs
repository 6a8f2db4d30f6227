using Glassport.Analysis.Story;

namespace Glassport.App.Diagnoses.Symptoms;

/// <summary>The server gave the session up: 421 in answer to a command, or unasked.</summary>
internal sealed class IdleTimeout() : KnownSymptom("idle-timeout")
{
    /// <inheritdoc/>
    public override Diagnosis? Look(SessionFacts session, Language language) =>
        session.Exchanges.LastOrDefault() is not { Final: { Code: 421 } bye } last || last.Verb is "USER" or "PASS" ? null : Found(
            session, language, $"Instead of answering {last.Verb}, {session.Server} said “{bye}”.", $"{session.Server} 没有回答 {last.Verb}，而是说“{bye}”。");
}
