using Glassport.Analysis.Model;
using Glassport.Analysis.Story;
using Glassport.App.Diagnoses;
using Glassport.App.Doctor;
using Glassport.App.WebConsole.Api;
using Glassport.Client;

namespace Glassport.App.WebConsole.Files;

/// <summary>What the API says of something that an FTP server did not do: what, and the explanation of the session.</summary>
internal static class FtpRefusal
{
    /// <summary>The refusal.</summary>
    public static ApiException Of(FtpException failure, SessionFacts? session, Language language) => new(StatusOf(failure.Kind), Sentence(failure))
    {
        Explanation = session is null ? null : Explain(session, language),
    };

    /// <summary>The explanation of a session.</summary>
    public static SessionExplanation Explain(SessionFacts session, Language language) => new(
        [.. new Tried(session, language).Steps],
        [.. SymptomList.Look(session, language).Select(static one => new ExplainedFinding(one.Id, Words.Of(one.Severity), one.Title, one.Detail, one.Advice))]);

    // 401 would say that the console itself wants a login.
    private static int StatusOf(FailureKind kind) => kind switch
    {
        FailureKind.Usage => 400,
        FailureKind.NoSuchFile => 404,
        FailureKind.Refused => 403,
        FailureKind.Login => 422,
        _ => 502,
    };

    private static Phrase Sentence(FtpException failure) => (failure.Message, $"{Chinese(failure.Kind)}：{failure.Message}");

    private static string Chinese(FailureKind kind) => kind switch
    {
        FailureKind.Usage => "请求无效",
        FailureKind.NameNotFound => "主机名没有地址",
        FailureKind.Unreachable => "无法连接服务器",
        FailureKind.Login => "服务器拒绝登录",
        FailureKind.Tls => "TLS 协商失败",
        FailureKind.Certificate => "服务器证书不受信任",
        FailureKind.NoSuchFile => "没有这个文件或目录",
        FailureKind.Refused => "被拒绝",
        FailureKind.DataConnection => "数据连接未能建立",
        FailureKind.TransferCut => "传输中断",
        FailureKind.Verification => "收到的与发送的不同",
        FailureKind.LocalDisk => "本机磁盘出错",
        FailureKind.ConnectionLost => "控制连接已断开",
        _ => "服务器说的不是 FTP",
    };
}
