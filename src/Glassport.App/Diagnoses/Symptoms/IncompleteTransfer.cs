using Glassport.Analysis.Story;
using Glassport.Client;

namespace Glassport.App.Diagnoses.Symptoms;

/// <summary>A transfer began and did not come to its end.</summary>
internal sealed class IncompleteTransfer() : KnownSymptom("incomplete-transfer")
{
    /// <inheritdoc/>
    public override Diagnosis? Look(SessionFacts session, Language language) =>
        session.Failure is not { Kind: FailureKind.TransferCut } failure ? null : Found(
            session, language, failure.Message,
            $"{session.Data.LastOrDefault()?.Transfer?.Line} 没有传完" + (failure.Reply is { } reply ? $"，服务器的最后应答是“{reply}”。" : "，服务器没有说明结果。"));
}
