using Glassport.Analysis.Story;
using Glassport.Client;

namespace Glassport.App.Diagnoses.Symptoms;

/// <summary>The control connection ended, or broke, while something was still to be answered.</summary>
internal sealed class ServerLost() : KnownSymptom("server-lost")
{
    /// <inheritdoc/>
    public override Diagnosis? Look(SessionFacts session, Language language) =>
        session.Failure is not { Kind: FailureKind.ConnectionLost, Reply: null } failure || session.Data.LastOrDefault()?.Transfer is not { Final: null } transfer ? null : Found(
            session, language, $"{transfer.Line}: {failure.Message}", $"{transfer.Line} 还没有结果，控制连接就断了。");
}
