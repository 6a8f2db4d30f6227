using Glassport.Analysis.Model;

namespace Glassport.Analysis.Story;

/// <summary>How the data connection ends, and where the final reply of the control connection stands relative to it.</summary>
internal static class DataClosingStory
{
    /// <summary>Tells who closes the data connection and why.</summary>
    public static void Tell(Scene scene, DataConnection data, Exchange? transfer)
    {
        bool teach = scene.IsFirst(TransferStory.IsTransfer);
        bool bySender = data.Close.Initiator is { } initiator && initiator == data.Sender && data.Close.Kind == CloseKind.Fin;
        if (teach && bySender && data.Mode == 'S' && transfer?.FinalReply is { IsPositive: true })
        {
            scene.Tale.Say($"Whoever sent the data closes the connection, for in stream mode its end is the sign that the file is at its end: here {Phrase.Of(data.Sender!.Value, Language.English)}.",
                $"数据发完，由发送方关闭连接，因为在流方式下，连接结束就表示文件结束；这里的发送方是{Phrase.Of(data.Sender!.Value, Language.Chinese)}。");
        }

        ClosingStory.Sequence(scene, data.Close, teach);
    }

    /// <summary>Explains where the final reply stands: on another connection, whatever the packet numbers suggest.</summary>
    public static void Place(Scene scene, DataConnection data, Reply reply)
    {
        Conversation c = scene.Conversation;
        string ports = $"{c.Server.Port} → {c.Client.Port}";
        List<long> between = Between(data, reply);
        string both = reply.Ack is { } ack ? scene.P([reply.Packet, ack.Packet]) : scene.P(reply.Packet);
        if (between.Count > 0)
        {
            scene.Tale.Say($"Mind the numbers: {scene.P(between)} {(between.Count == 1 ? "stands" : "stand")} among the packets that close the data connection ({scene.P(data.Close.Packets)}) and {(between.Count == 1 ? "has" : "have")} nothing to do with {(between.Count == 1 ? "it" : "them")}. The {reply.Code} and its ACK ({both}) travel on the control connection (ports {ports}), the close on the data connection (ports {data.From.Port} → {data.To.Port}).",
                $"注意编号：{scene.P(between)}夹在关闭数据连接的几个包（{scene.P(data.Close.Packets)}）中间，却与关闭无关。{reply.Code} 和对它的 ACK（{both}）走的是控制连接（端口 {ports}），挥手的包走的是数据连接（端口 {data.From.Port} → {data.To.Port}）。");
        }
        else if (data.Close.Packets.Count > 0 && reply.Packet < data.Close.Packets[0])
        {
            scene.Tale.Say($"It comes on the control connection (ports {ports}), before the data connection is closed ({scene.P(data.Close.Packets)}): the order of packets on two connections is not fixed, so it does not prove that everything has arrived.",
                $"它走控制连接（端口 {ports}），早于数据连接的关闭（{scene.P(data.Close.Packets)}）：两条连接上的包没有固定的先后，所以它并不证明数据已全部到达。");
        }
        else
        {
            scene.Tale.Say($"It comes on the control connection (ports {ports}): the two connections work together, one carries the data, the other says how it went.",
                $"它走的是控制连接（端口 {ports}）：两条连接分工合作，数据连接传送内容，控制连接报告结果。");
        }
    }

    /// <summary>The same for a later transfer: only what could mislead.</summary>
    public static void PlaceBriefly(Scene scene, DataConnection data, Reply reply)
    {
        List<long> between = Between(data, reply);
        if (between.Count > 0)
        {
            scene.Tale.Say($"({Phrase.Capital(scene.P(between))} {(between.Count == 1 ? "belongs" : "belong")} to the control connection, not to the close around {(between.Count == 1 ? "it" : "them")}.)",
                $"（{scene.P(between)}属于控制连接，不属于前后那几个挥手的包。）");
        }
    }

    private static List<long> Between(DataConnection data, Reply reply)
    {
        if (data.Close.Packets is not [var first, .., var last])
            return [];
        List<long> between = [];
        if (reply.Packet > first && reply.Packet < last)
            between.Add(reply.Packet);
        if (reply.Ack is { } ack && ack.Packet > first && ack.Packet < last && !data.Close.Packets.Contains(ack.Packet))
            between.Add(ack.Packet);
        return between;
    }
}
