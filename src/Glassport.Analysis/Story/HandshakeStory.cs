using Glassport.Analysis.Model;

namespace Glassport.Analysis.Story;

/// <summary>The three packets that open the control connection, or what came instead of them.</summary>
internal static class HandshakeStory
{
    private const int FtpPort = 21;

    /// <summary>Tells the phase.</summary>
    public static PhaseWords Tell(Scene scene)
    {
        Conversation c = scene.Conversation;
        Handshake handshake = c.Handshake;
        Tale tale = scene.Tale;
        tale.Say($"FTP runs on TCP, so a TCP connection has to be opened first. The client {c.Client.Address} calls port {c.Server.Port} of the server {c.Server.Address} from its own port {c.Client.Port}, any free one.",
            $"FTP 建立在 TCP 之上，所以先要建立一条 TCP 连接。客户端 {c.Client.Address} 从自己的临时端口 {c.Client.Port} 连接服务器 {c.Server.Address} 的 {c.Server.Port} 端口。");
        if (c.Refused)
            return Refused(scene);
        if (handshake is not { Syn: { } syn, SynAck: { } synAck, Ack: { } ack })
            return Incomplete(scene);

        tale.Say($"Three packets do it: SYN from the client (packet {syn}), SYN+ACK from the server (packet {synAck}), ACK from the client (packet {ack}).",
            $"这就是三次握手：客户端发 SYN（{syn} 号包），服务器回 SYN+ACK（{synAck} 号包），客户端再回 ACK（{ack} 号包）。");
        tale.Say($"Each side has now told the other the number that its bytes are counted from, and knows that the other heard it.",
            $"至此双方都告知了自己的初始序列号，并且确认对方已经收到。");
        tale.Say($"This is the control connection: all commands and replies travel on it until the session ends. Files and listings get connections of their own.",
            $"这条是控制连接：会话自始至终的命令和应答都走这里；文件和目录列表则另走数据连接。");
        if (c.Server.Port != FtpPort)
        {
            tale.Say($"(FTP's usual port is 21; this server uses {c.Server.Port}.)",
                $"（FTP 的默认端口是 21，这台服务器用的是 {c.Server.Port}。）");
        }

        if (c.Transport.InitialRoundTripMs is { } roundTrip)
        {
            tale.Say($"The handshake took {Phrase.Duration(roundTrip, Language.English)}: that is the way there and back between the two hosts.",
                $"握手用时 {Phrase.Duration(roundTrip, Language.Chinese)}，也就是两台主机之间的往返时间。");
        }

        return scene.Titled("Three packets open the control connection", "三次握手，建立控制连接");
    }

    private static PhaseWords Refused(Scene scene)
    {
        Conversation c = scene.Conversation;
        (long Packet, SynAnswer Kind)? answer = c.Transport.AnsweredBy;
        if (answer is { Kind: SynAnswer.Icmp } icmp)
        {
            scene.Tale.Say($"The client's SYN{At(scene, c.Handshake.Syn)} was answered by an ICMP error ({scene.P(icmp.Packet)}): the host or the port cannot be reached. No session came about.",
                $"客户端的 SYN{At(scene, c.Handshake.Syn)}得到的是 ICMP 差错报文（{scene.P(icmp.Packet)}）：主机或端口不可达，会话没有建立。");
        }
        else
        {
            long? reset = answer?.Packet ?? (c.Close.Packets.Count > 0 ? c.Close.Packets[0] : null);
            scene.Tale.Say($"The client's SYN{At(scene, c.Handshake.Syn)} was answered by RST{At(scene, reset)}: the host is there, but it accepts no connection on that port. No session came about.",
                $"客户端的 SYN{At(scene, c.Handshake.Syn)}得到的是 RST{At(scene, reset)}：主机在，但不接受这个端口上的连接，会话没有建立。");
        }

        return scene.Titled("The connection is refused", "连接被拒绝");
    }

    private static PhaseWords Incomplete(Scene scene)
    {
        Handshake handshake = scene.Conversation.Handshake;
        if (handshake.Syn is not null && handshake.SynAck is null && scene.Conversation is { ClientBytes: 0, ServerBytes: 0 })
        {
            int tries = Math.Max(1, scene.Conversation.Transport.SynPackets.Count);
            string packets = Phrase.Ranges(scene.Phase.Packets, scene.Language);
            scene.Tale.Say($"The client sent SYN {(tries == 1 ? "once" : $"{tries} times")} ({packets}); no answer is in the capture.",
                $"客户端发出 {tries} 次 SYN（{packets}），抓包里没有任何回应。");
            return scene.Titled("The connection is not answered", "连接无人应答");
        }

        scene.Tale.Say($"Not all three packets of the handshake are in the capture: SYN{At(scene, handshake.Syn)}, SYN+ACK{At(scene, handshake.SynAck)}, ACK{At(scene, handshake.Ack)}.",
            $"三次握手的包没有抓全：SYN{At(scene, handshake.Syn)}、SYN+ACK{At(scene, handshake.SynAck)}、ACK{At(scene, handshake.Ack)}。");
        return scene.Titled("The control connection opens", "建立控制连接");
    }

    private static string At(Scene scene, long? packet) => (packet, scene.IsChinese) switch
    {
        ({ } number, true) => $"（{number} 号包）",
        ({ } number, false) => $" (packet {number})",
        (null, true) => "（未抓到）",
        _ => " (not captured)",
    };
}
