using Glassport.Analysis.Story;
using Glassport.Client;

namespace Glassport.App.Diagnoses.Symptoms;

/// <summary>Nothing takes the control connection.</summary>
internal sealed class ConnectionRefused() : KnownSymptom("connection-refused")
{
    /// <inheritdoc/>
    public override Diagnosis? Look(SessionFacts session, Language language)
    {
        string[] refused = [.. session.Failed.Where(static one => one.Problem == ConnectProblem.Refused).Select(static one => one.Server.ToString())];
        return refused.Length == 0 ? null : Found(
            session, language,
            $"{string.Join(", ", refused)} answered the SYN with a RST: no connection came about. Nothing listens on that port, or a firewall in front of it rejects.",
            $"{string.Join("、", refused)} 以 RST 回应 SYN，连接没有建立。该端口没有程序在监听，或者前面的防火墙主动拒绝。",
            ("server", refused[0]));
    }
}
