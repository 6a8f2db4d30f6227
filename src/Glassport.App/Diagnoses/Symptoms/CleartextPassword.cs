using Glassport.Analysis.Story;
using Glassport.Protocol.Addresses;

namespace Glassport.App.Diagnoses.Symptoms;

/// <summary>The password went over a network that others can read.</summary>
internal sealed class CleartextPassword() : KnownSymptom("cleartext-password")
{
    /// <inheritdoc/>
    public override Diagnosis? Look(SessionFacts session, Language language)
    {
        bool isExposed = session is { Tls: null, IsAnonymous: false, Connected: { } connected } && connected.Server.Address.Reach != AddressReach.Machine
            && session.Exchanges.Exists(static one => one.Verb == "PASS");
        return !isExposed ? null : Found(
            session, language,
            $"PASS went to {session.Server} without TLS. Whoever can capture packets on the way can log in as {session.User}.",
            $"PASS 未经 TLS 发往 {session.Server}。沿途能抓包的人都能以 {session.User} 登录。");
    }
}
