using Glassport.Analysis.Model;

namespace Glassport.Analysis.Story;

/// <summary>What can be seen of a control connection inside TLS.</summary>
internal static class TlsStory
{
    /// <summary>Tells the encrypted phase.</summary>
    public static PhaseWords Tell(Scene scene)
    {
        Tale tale = scene.Tale;
        string packets = Phrase.Ranges(scene.Phase.Packets, scene.Language);
        if (scene.Conversation.Tls is not { } tls)
        {
            tale.Say($"The control connection carries TLS ({packets}).", $"控制连接上是 TLS（{packets}）。");
            return scene.Titled("Encrypted (TLS)", "加密部分（TLS）");
        }

        if (tls.RequestedBy == TlsSession.Implicit)
        {
            tale.Say($"TLS begins with the connection and nobody has to ask for it, as is the custom on port 990 (implicit TLS); the control connection is encrypted ({packets}).",
                $"TLS 随连接一起开始，不需要用命令提出，这是 990 端口的惯例（隐式 TLS）；控制连接已加密（{packets}）。");
        }
        else
        {
            tale.Say($"From here on the control connection is encrypted ({packets}), as {Phrase.Shortened(tls.RequestedBy)} ({scene.P(tls.Packet)}) began it.",
                $"从这里起控制连接已加密（{packets}），由 {Phrase.Shortened(tls.RequestedBy)}（{scene.P(tls.Packet)}）发起。");
        }

        if (tls.Version is not null)
        {
            tale.Say($"The two sides agreed on {tls.Version}{(tls.CipherSuite is null ? "" : $" with {tls.CipherSuite}")}{(tls.ServerName is null ? "" : $"; the client named the server {Phrase.Quote(tls.ServerName)}")}.",
                $"双方商定使用 {tls.Version}{(tls.CipherSuite is null ? "" : $"，密码套件 {tls.CipherSuite}")}{(tls.ServerName is null ? "" : $"；客户端给出的服务器名是 {Phrase.Quote(tls.ServerName)}")}。");
        }

        tale.Say($"What can still be seen: who talks to whom, when, and how much. User name, password, commands and file names cannot be read, which is the point of it.",
            $"还能看到的只有：谁和谁通信、什么时候、多少字节。用户名、口令、命令和文件名都读不到，这正是加密的目的。");
        tale.Say($"The ports of data connections are negotiated inside as well, so that firewalls that read along to open them no longer can.",
            $"数据连接的端口也在加密里面协商，靠读取命令来放行端口的防火墙因此看不到它们。");
        return scene.Titled("Encrypted (TLS)", "加密部分（TLS）");
    }
}
