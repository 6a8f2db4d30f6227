using System.Globalization;
using System.Net;
using Glassport.App.Diagnoses;
using Glassport.Client;

namespace Glassport.App.Tests.Diagnoses;

/// <summary>
/// Sessions written down: <c>C&gt;</c> a command, <c>S&gt;</c> a reply, <c>+ A B</c> connected to A from B, <c>- A refused|silent|unroutable</c> a connection that
/// failed, <c>told A at B</c> what a reply named and where the client went, <c>waits A</c>, <c>open</c>, <c>tls</c> and <c>tls data [resumed]</c>,
/// <c>failed WAY why</c>, <c>injected</c>.
/// </summary>
internal static class SessionScript
{
    private static readonly TlsFacts Facts = new("TLS 1.3", "TLS_AES_256_GCM_SHA384", null, "CN=ftp.example.org", "AB", default, TrustReason.Authority);

    public static SessionFacts Read(string script, FailureKind? kind = null, string message = "It failed.")
    {
        SessionLog log = new(new(TlsMode.None, "ftp.example.org", 21, null, null, "", null));
        ServerReply? last = null;
        foreach (string line in script.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var happened = Event(line);
            last = happened is SessionEvent.Reply reply ? reply.Content : happened is SessionEvent.Command ? null : last;
            log.Write(happened);
        }

        return new(log, kind is { } failed ? new FtpException(failed, message, last) : null);
    }

    private static SessionEvent Event(string line)
    {
        string[] words = line.Split(' ');
        return words[0] switch
        {
            "C>" => new SessionEvent.Command(line[3..]),
            "S>" => new SessionEvent.Reply(new(int.TryParse(line.AsSpan(3, 3), CultureInfo.InvariantCulture, out int code) ? code : 0, [line[3..]])),
            "+" => new SessionEvent.Connected(IPEndPoint.Parse(words[1]), IPEndPoint.Parse(words[2])),
            "-" => new SessionEvent.ConnectFailed(IPEndPoint.Parse(words[1]), Problem(words[2]), words[2]),
            "told" => new SessionEvent.DataAdvertised(words[1], IPEndPoint.Parse(words[3])),
            "waits" => new SessionEvent.DataAwaited(IPEndPoint.Parse(words[1])),
            "open" => new SessionEvent.DataOpened(new(IPAddress.Loopback, 1), new(IPAddress.Loopback, 2)),
            "tls" => new SessionEvent.Secured(Facts with { IsResumed = words.Contains("resumed") }, words.Contains("data")),
            "failed" => new SessionEvent.DataFailed(Enum.Parse<DataWay>(words[1], ignoreCase: true), string.Join(' ', words[2..])),
            "injected" => new SessionEvent.Injected(),
            "warning" => new SessionEvent.Warning(line[8..]),
            _ => throw new ArgumentException(line),
        };
    }

    private static ConnectProblem Problem(string word) => word switch
    {
        "refused" => ConnectProblem.Refused,
        "silent" => ConnectProblem.NoAnswer,
        "unroutable" => ConnectProblem.NoRoute,
        _ => throw new ArgumentException(word),
    };
}
