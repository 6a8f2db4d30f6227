using Glassport.Analysis.Model;
using Glassport.Client;

namespace Glassport.App.Diagnoses.Symptoms;

/// <summary>No route leads to the server.</summary>
internal sealed class NoRoute() : OwnSymptom("no-route", Severity.Error)
{
    /// <inheritdoc/>
    protected override bool IsThere(SessionFacts session) => session.Failed.Exists(static one => one.Problem == ConnectProblem.NoRoute);

    /// <inheritdoc/>
    protected override (string Title, string Detail, string Advice) English(SessionFacts session) => (
        $"This machine has no route to {session.Failed.Find(static one => one.Problem == ConnectProblem.NoRoute)!.Server.Address}",
        $"{string.Join("; ", session.Failed.Select(static one => $"{one.Server}: {one.Reason}"))}.",
        "Check this machine's network: its address, its gateway and routes (ip route), a VPN that is not up. For an IPv6 address in a network without IPv6 use --ipv4.");

    /// <inheritdoc/>
    protected override (string Title, string Detail, string Advice) Chinese(SessionFacts session) => (
        $"本机没有到 {session.Failed.Find(static one => one.Problem == ConnectProblem.NoRoute)!.Server.Address} 的路由",
        $"{string.Join("；", session.Failed.Select(static one => $"{one.Server}：{one.Reason}"))}。",
        "检查本机网络：地址、网关和路由（ip route），VPN 是否已连接。网络不支持 IPv6 而地址是 IPv6 时，请加 --ipv4。");
}
