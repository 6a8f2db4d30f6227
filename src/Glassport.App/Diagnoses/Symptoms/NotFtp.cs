using Glassport.Analysis.Story;
using Glassport.Client;

namespace Glassport.App.Diagnoses.Symptoms;

/// <summary>Something else than FTP listens on the port.</summary>
internal sealed class NotFtp() : KnownSymptom("not-ftp")
{
    /// <inheritdoc/>
    public override Diagnosis? Look(SessionFacts session, Language language)
    {
        if (session.Connected is null || session.Greeting is { Code: > 0 } || session.Failure is not { Kind: FailureKind.Protocol or FailureKind.ConnectionLost })
            return null;
        return session.Greeting is { } said
            ? Found(session, language, $"Its first line is no reply of FTP: “{said}”.", $"它的第一行不是 FTP 应答：“{said}”。", ("to", session.Server))
            : Found(
                session, language,
                $"{session.Server} took the connection and sent no greeting. If it expects TLS from the first byte, its address begins with ftps://.",
                $"{session.Server} 接受了连接，却没有发来问候。如果它要求一开始就用 TLS，地址应以 ftps:// 开头。",
                ("to", session.Server));
    }
}
