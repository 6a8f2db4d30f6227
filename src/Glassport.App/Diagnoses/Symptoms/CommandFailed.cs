using Glassport.Analysis.Story;
using Glassport.Client;

namespace Glassport.App.Diagnoses.Symptoms;

/// <summary>A command was refused, and no other symptom is about it.</summary>
internal sealed class CommandFailed() : KnownSymptom("command-failed")
{
    /// <inheritdoc/>
    public override Diagnosis? Look(SessionFacts session, Language language)
    {
        if (session.Failure is not { Kind: FailureKind.NoSuchFile or FailureKind.Refused, Reply: { } reply } || session.Culprit is not { } culprit
            || !culprit.Replies.Contains(reply) || TlsReuseRequired.IsThat(session))
        {
            return null;
        }

        return Found(
            session, language, $"{culprit.Line} was answered “{reply}”.", $"{culprit.Line} 的应答是“{reply}”。", ("verb", culprit.Verb), ("code", reply.Code));
    }
}
