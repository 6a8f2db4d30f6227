using Glassport.Analysis.Model;
using Glassport.Client;

namespace Glassport.App.Diagnoses.Symptoms;

/// <summary>The server sends the client to another public host.</summary>
internal sealed class PasvForeignHost() : OwnSymptom("pasv-foreign-host", Severity.Error)
{
    /// <inheritdoc/>
    protected override bool IsThere(SessionFacts session) => session.Data.Exists(static one => one is { Way: DataWay.Pasv, Endpoint: null, Asked.Final.IsDone: true, Reason: not null });

    /// <inheritdoc/>
    protected override (string Title, string Detail, string Advice) English(SessionFacts session) => (
        "The server sends the client to another host for the data",
        Refused(session).Reason!,
        "A server's data come from the server. Make it tell its own address (vsftpd pasv_address; IIS External IP Address), or use EPSV, which names none. "
            + "If the reply is meant to make this client attack another host, it did not (RFC 2577).");

    /// <inheritdoc/>
    protected override (string Title, string Detail, string Advice) Chinese(SessionFacts session) => (
        "服务器让客户端到另一台主机去取数据",
        Refused(session).Reason!,
        "数据应来自服务器本身。请让它报出自己的地址（vsftpd 的 pasv_address；IIS 的外部 IP 地址），或使用不带地址的 EPSV。"
            + "如果这个应答是想让客户端去攻击别的主机，它没有得逞（RFC 2577）。");

    private static DataAttempt Refused(SessionFacts session) =>
        session.Data.Find(static one => one is { Way: DataWay.Pasv, Endpoint: null, Asked.Final.IsDone: true, Reason: not null })!;
}
