using Glassport.Analysis.Model;

namespace Glassport.Analysis.Story;

/// <summary>Who opens the data connection, from which port and why.</summary>
internal static class DataOpeningStory
{
    /// <summary>Tells it.</summary>
    public static void Tell(Scene scene, DataConnection data, Exchange? transfer)
    {
        if (data.CallerIsThirdHost || data.CalledIsThirdHost)
            Foreign(scene, data);
        else if (!data.Established)
            Failed(scene, data);
        else if (data.IsActive)
            Active(scene, data);
        else
            Passive(scene, data, transfer);
        if (!data.EndpointMatches && data.NegotiatedEndpoint is { } named && data.Established)
        {
            scene.Tale.Say($"That is not the address that was negotiated, {named}.", $"这与协商的地址 {named} 不同。");
        }
    }

    private static void Active(Scene scene, DataConnection data)
    {
        scene.Tale.Say($"The server opens the data connection, from {data.From} to {data.To}: {Packets(scene, data.Handshake)}.",
            $"由服务器发起数据连接，从 {data.From} 到 {data.To}：{Packets(scene, data.Handshake)}。");
        if (!scene.IsFirst(TransferStory.IsTransfer))
            return;
        int usual = scene.Conversation.Server.Port - 1;
        if (data.From.Port == usual)
        {
            scene.Tale.Say($"It calls from port {usual}, {(usual == 20 ? "the FTP data port" : "one below its control port")}: nobody negotiated that, it is how FTP servers are set up (vsftpd: connect_from_port_20=YES).",
                $"它用的是端口 {usual}{(usual == 20 ? "，即 FTP 数据端口" : "，即控制端口减一")}：这个端口没有协商过，由服务器的配置决定（vsftpd：connect_from_port_20=YES）。");
        }
        else
        {
            scene.Tale.Say($"It calls from port {data.From.Port}, which nobody negotiated; port {usual} is usual, but any will do.",
                $"它用的端口 {data.From.Port} 没有协商过；通常是 {usual}，用别的也可以。");
        }

        scene.Tale.Say($"This is active mode: the client opened the control connection, but the server opens the data connection, and the client has to let it in.",
            $"这就是主动模式：控制连接由客户端发起，数据连接则由服务器发起，客户端必须允许它连进来。");
    }

    private static void Passive(Scene scene, DataConnection data, Exchange? transfer)
    {
        scene.Tale.Say($"The client opens the data connection, from {data.From} to {data.To}: {Packets(scene, data.Handshake)}.",
            $"由客户端发起数据连接，从 {data.From} 到 {data.To}：{Packets(scene, data.Handshake)}。");
        if (!scene.IsFirst(TransferStory.IsTransfer))
            return;
        scene.Tale.Say($"This is passive mode: the server waits, and the client opens both connections, so that no firewall or NAT on its side has to let anything in.",
            $"这就是被动模式：服务器等待，两条连接都由客户端发起，客户端一侧的防火墙和 NAT 不必放行外来连接。");
        if (data.Handshake.Syn is { } syn && transfer is not null && syn < transfer.Command.Packet)
        {
            scene.Tale.Say($"It does so before it says what it wants: {transfer.Command.Verb} follows only in packet {transfer.Command.Packet}.",
                $"连接先于命令：{transfer.Command.Verb} 要到 {transfer.Command.Packet} 号包才发出。");
        }
    }

    private static void Foreign(Scene scene, DataConnection data)
    {
        scene.Tale.Say($"The data connection runs from {data.From} to {data.To}: {Packets(scene, data.Handshake)}. {(data.CallerIsThirdHost ? data.From.Address : data.To.Address)} is neither the client nor the server of this session.",
            $"数据连接从 {data.From} 到 {data.To}：{Packets(scene, data.Handshake)}。{(data.CallerIsThirdHost ? data.From.Address : data.To.Address)} 既不是这个会话的客户端，也不是服务器。");
    }

    private static void Failed(Scene scene, DataConnection data)
    {
        string caller = scene.Who(data.OpenedBy);
        int tries = Math.Max(1, data.Transport.SynPackets.Count);
        string syns = data.Transport.SynPackets.Count > 0 ? scene.P(data.Transport.SynPackets)
            : data.Handshake.Syn is { } syn ? scene.P(syn) : "";
        if (syns.Length == 0)
            return;
        if (data.Transport.AnsweredBy is { } answer)
        {
            scene.Tale.Say($"{Phrase.Capital(caller)} tries to open the data connection, from {data.From} to {data.To} (SYN in {syns}), and is turned away by {(answer.Kind == SynAnswer.Icmp ? "an ICMP error" : "RST")} ({scene.P(answer.Packet)}). No data connection comes about.",
                $"{caller}尝试发起数据连接，从 {data.From} 到 {data.To}（SYN：{syns}），被{(answer.Kind == SynAnswer.Icmp ? " ICMP 差错报文" : " RST")}（{scene.P(answer.Packet)}）拒绝，数据连接没有建立。");
        }
        else
        {
            scene.Tale.Say($"{Phrase.Capital(caller)} tries to open the data connection, from {data.From} to {data.To}, {(tries == 1 ? "with one SYN" : $"with {tries} SYNs")} ({syns}). Nobody answers.",
                $"{caller}尝试发起数据连接，从 {data.From} 到 {data.To}，共 {tries} 个 SYN（{syns}），无人应答。");
        }
    }

    private static string Packets(Scene scene, Handshake handshake) => (handshake, scene.IsChinese) switch
    {
        ({ Syn: { } syn, SynAck: { } synAck, Ack: { } ack }, false) => $"SYN (packet {syn}), SYN+ACK (packet {synAck}), ACK (packet {ack})",
        ({ Syn: { } syn, SynAck: { } synAck, Ack: { } ack }, true) => $"SYN（{syn} 号包）、SYN+ACK（{synAck} 号包）、ACK（{ack} 号包）",
        (_, true) => "三次握手没有抓全",
        _ => "not all of the handshake is in the capture",
    };
}
