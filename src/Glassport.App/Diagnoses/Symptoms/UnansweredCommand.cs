using Glassport.Analysis.Story;
using Glassport.Client;

namespace Glassport.App.Diagnoses.Symptoms;

/// <summary>A command got no answer.</summary>
internal sealed class UnansweredCommand() : KnownSymptom("unanswered-command")
{
    /// <inheritdoc/>
    public override Diagnosis? Look(SessionFacts session, Language language)
    {
        if (session.Failure is not { Kind: FailureKind.ConnectionLost, Reply: null } failure || session.Exchanges.LastOrDefault() is not { Final: null } last
            || session.Data.LastOrDefault()?.Transfer is { Final: null })
        {
            return null;
        }

        return Found(session, language, failure.Message, $"{last.Line} 没有得到应答，控制连接就断了，或在时限内没有动静。", ("command", last.Line));
    }
}
