using Glassport.Analysis.Model;

namespace Glassport.Analysis.Story;

/// <summary>Which packet acknowledges which command or reply: on its own, or riding on what was to be sent anyway.</summary>
internal static class AckStory
{
    private const int Most = 6;

    /// <summary>What acknowledged a reply, in a sentence.</summary>
    public static void Reply(Scene scene, Reply reply)
    {
        if (reply.Ack is not { } ack)
            return;
        switch (ack.Kind)
        {
            case AcknowledgmentKind.Pure:
                scene.Tale.Say($"The client's TCP acknowledges it with {scene.P(ack.Packet)}, a packet that carries nothing but the ACK.",
                    $"客户端的 TCP 用 {scene.P(ack.Packet)}确认，这个包只有 ACK，不带数据。");
                break;
            case AcknowledgmentKind.Fin:
                scene.Tale.Say($"The client acknowledges it with its FIN ({scene.P(ack.Packet)}).", $"客户端用自己的 FIN（{scene.P(ack.Packet)}）一并确认。");
                break;
            default:
                scene.Tale.Say($"It gets no ACK packet of its own: the client's next command ({scene.P(ack.Packet)}) carries the ACK.",
                    $"它没有单独的 ACK 包：客户端的下一条命令（{scene.P(ack.Packet)}）捎带了确认。");
                break;
        }
    }

    /// <summary>The acknowledgments of the exchanges, listed; <paramref name="teach"/> explains them too.</summary>
    public static void Tell(Scene scene, IReadOnlyList<Exchange> exchanges, bool teach)
    {
        List<string> items = [];
        bool onReply = false, alone = false;
        foreach (Exchange exchange in exchanges)
        {
            if (exchange.Command.Ack is { } ack)
            {
                items.Add(Item(scene, exchange.Command.Verb, ack, exchange));
                onReply |= ack.Kind == AcknowledgmentKind.Piggyback;
                alone |= ack.Kind == AcknowledgmentKind.Pure;
            }

            foreach (Reply reply in exchange.Replies)
            {
                if (reply.Ack is not { } replyAck)
                    continue;
                items.Add(Item(scene, Name(scene, reply), replyAck, null));
                onReply |= replyAck.Kind == AcknowledgmentKind.Piggyback;
                alone |= replyAck.Kind == AcknowledgmentKind.Pure;
            }
        }

        if (items.Count == 0)
            return;
        if (teach)
        {
            scene.Tale.Say($"TCP acknowledges everything that arrives. {Rule(onReply, alone, Language.English)}",
                $"TCP 对收到的每一段数据都要确认。{Rule(onReply, alone, Language.Chinese)}");
        }

        int left = items.Count - Most;
        string list = string.Join(scene.IsChinese ? "；" : "; ", left > 0 ? items.Take(Most) : items);
        scene.Tale.Say($"Acknowledged: {list}{(left > 0 ? $"; and {left} more" : "")}.", $"确认情况：{list}{(left > 0 ? $"；另有 {left} 处从略" : "")}。");
    }

    private static string Rule(bool onOther, bool alone, Language language)
    {
        if (language == Language.Chinese)
        {
            return (onOther ? "如果接收方正好也要发送数据，ACK 就搭在那个包上（捎带确认），不另发一个包。" : "")
                + (alone ? "一时没有数据要发，才单独发一个 ACK。" : "");
        }

        string ride = onOther
            ? "When the receiver has something to send anyway, the ACK rides on that packet (it is piggybacked) and costs no packet of its own."
            : "";
        string own = alone ? "When there is nothing to send just then, the ACK travels alone." : "";
        return $"{ride} {own}".Trim();
    }

    private static string Name(Scene scene, Reply reply) => reply.Code > 0
        ? reply.Code.ToString(System.Globalization.CultureInfo.InvariantCulture)
        : scene.IsChinese ? "应答" : "the reply";

    private static string Item(Scene scene, string what, Acknowledgment ack, Exchange? exchange)
    {
        string name = what.Length > 0 ? Phrase.Shortened(what) : scene.IsChinese ? "命令" : "the command";
        bool byReply = exchange?.Replies.Count > 0 && ack.Packet >= exchange.Replies[0].FirstPacket && ack.Packet <= exchange.Replies[0].Packet;
        return (ack.Kind, byReply, scene.IsChinese) switch
        {
            (AcknowledgmentKind.Pure, _, false) => $"{name} by packet {ack.Packet} on its own",
            (AcknowledgmentKind.Pure, _, true) => $"{name} 由 {ack.Packet} 号包单独确认",
            (AcknowledgmentKind.Fin, _, false) => $"{name} by the FIN in packet {ack.Packet}",
            (AcknowledgmentKind.Fin, _, true) => $"{name} 由 {ack.Packet} 号包的 FIN 一并确认",
            (_, true, false) => $"{name} by its reply, packet {ack.Packet}",
            (_, true, true) => $"{name} 由它的应答（{ack.Packet} 号包）捎带确认",
            (_, _, false) => $"{name} by packet {ack.Packet}, which carries data too",
            _ => $"{name} 由 {ack.Packet} 号包捎带确认",
        };
    }
}
