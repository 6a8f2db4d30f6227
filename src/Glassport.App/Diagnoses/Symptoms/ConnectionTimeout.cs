using Glassport.Analysis.Story;
using Glassport.Client;

namespace Glassport.App.Diagnoses.Symptoms;

/// <summary>Nothing answers where the control connection should go.</summary>
internal sealed class ConnectionTimeout() : KnownSymptom("connection-timeout")
{
    /// <inheritdoc/>
    public override Diagnosis? Look(SessionFacts session, Language language)
    {
        SessionEvent.ConnectFailed[] silent = [.. session.Failed.Where(static one => one.Problem == ConnectProblem.NoAnswer)];
        return silent.Length == 0 ? null : Found(
            session, language,
            $"The SYN got no answer at all: {string.Join("; ", silent.Select(static one => $"{one.Server}, {one.Reason}"))}.",
            $"SYN 没有得到任何回应：{string.Join("；", silent.Select(static one => $"{one.Server}（{one.Reason}）"))}。",
            ("server", silent[0].Server));
    }
}
