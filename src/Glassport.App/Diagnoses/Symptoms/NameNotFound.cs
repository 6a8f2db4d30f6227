using Glassport.Analysis.Model;
using Glassport.Client;

namespace Glassport.App.Diagnoses.Symptoms;

/// <summary>The host's name has no address.</summary>
internal sealed class NameNotFound() : OwnSymptom("name-not-found", Severity.Error)
{
    /// <inheritdoc/>
    protected override bool IsThere(SessionFacts session) => session.Failure?.Kind == FailureKind.NameNotFound;

    /// <inheritdoc/>
    protected override (string Title, string Detail, string Advice) English(SessionFacts session) => (
        $"The name {session.Address.Host} was not found",
        session.Failure!.Message,
        "Check the spelling. If it is right, ask the name server that this machine uses (dig, nslookup, /etc/resolv.conf); inside a company's network "
            + "the name may exist only there, or only with the network's domain behind it.");

    /// <inheritdoc/>
    protected override (string Title, string Detail, string Advice) Chinese(SessionFacts session) => (
        $"找不到主机名 {session.Address.Host}",
        session.Failure!.Message,
        "先核对拼写。如果没错，就查询本机所用的名字服务器（dig、nslookup、/etc/resolv.conf）；有些名字只在公司内网存在，或须带上内网域名。");
}
