using Glassport.Analysis.Model;

namespace Glassport.Analysis.Story;

/// <summary>How a TCP connection ends: who closes first, and in which four or three packets.</summary>
internal static class ClosingStory
{
    /// <summary>Tells the end of the control connection as a phase.</summary>
    public static PhaseWords Tell(Scene scene)
    {
        Conversation c = scene.Conversation;
        scene.Tale.Say($"The control connection ends; it was there from the first packet of the session to the last.",
            $"控制连接结束。它贯穿整个会话，从头到尾都在。");
        Sequence(scene, c.Close, teach: scene.IsFirst(HasDataConnection));
        switch (c.Outcome)
        {
            case Outcome.ServerClosed or Outcome.ClientClosed or Outcome.Reset when c.Tls is not { Decrypted: false }:
                scene.Tale.Say($"No QUIT came before: the session was broken off rather than ended.", $"此前没有 QUIT，会话是直接断开的。");
                break;
            case Outcome.Quit when c.Close.Initiator == Side.Client:
                scene.Tale.Say($"After 221 either side may close first; here the client was quicker.", $"221 之后哪一方先关闭都可以，这次是客户端抢先。");
                break;
        }

        bool four = c.Close.FourPackets;
        return c.Close.Kind switch
        {
            CloseKind.Rst => scene.Titled("The control connection is reset", "控制连接被复位"),
            CloseKind.Fin when four => scene.Titled("Four packets close the control connection", "四次挥手，关闭控制连接"),
            CloseKind.Fin => scene.Titled("The control connection closes", "关闭控制连接"),
            _ => scene.Titled("The control connection ends", "控制连接结束"),
        };
    }

    /// <summary>Tells the packets of a close; <paramref name="teach"/> says why there are as many.</summary>
    public static void Sequence(Scene scene, Close close, bool teach)
    {
        Tale tale = scene.Tale;
        IReadOnlyList<CloseStep> steps = StepsOf(close);
        switch (close.Kind)
        {
            case CloseKind.None:
                tale.Say($"Its end is not in the capture.", $"抓包里没有它的结束。");
                return;
            case CloseKind.Rst:
                tale.Say($"{Sender(scene, close)} resets the connection ({scene.P(close.Packets)}): RST ends it at once, asks for no ACK, and whatever was under way is lost.",
                    $"{Sender(scene, close)}复位了连接（{scene.P(close.Packets)}）：RST 立即终止连接，不需要确认，在途的数据就此丢失。");
                return;
            case CloseKind.FinRst:
                tale.Say($"{Sender(scene, close)} closes first; a FIN and an RST are among the packets that end it ({scene.P(close.Packets)}): after the RST nothing is acknowledged any more.",
                    $"{Sender(scene, close)}先关闭；结束它的包里既有 FIN 也有 RST（{scene.P(close.Packets)}），RST 之后不再有确认。");
                return;
        }

        if (steps is [{ Kind: CloseStepKind.Fin } first, { Kind: CloseStepKind.Ack } ack, { Kind: CloseStepKind.Fin } second, { Kind: CloseStepKind.Ack } last])
            Four(scene, first, ack, second, last, teach);
        else if (steps is [{ Kind: CloseStepKind.Fin } one, { Kind: CloseStepKind.Fin, Acknowledges: not null } two, { Kind: CloseStepKind.Ack } three])
            Three(scene, one, two, three, teach);
        else
            tale.Say($"{Sender(scene, close)} closes first; the FINs and their ACKs are {scene.P(close.Packets)}.", $"{Sender(scene, close)}先关闭；FIN 和对它们的确认是 {scene.P(close.Packets)}。");
    }

    /// <summary>The steps, or what they must have been when only the numbers are known.</summary>
    private static IReadOnlyList<CloseStep> StepsOf(Close close)
    {
        if (close.Steps.Count > 0 || close.Kind != CloseKind.Fin || close.Initiator is not Side first)
            return close.Steps;
        Side other = Phrase.Other(first);
        return close.Packets switch
        {
            [var fin, var ack, var second, var last] when close.FourPackets =>
            [
                new(fin, first, CloseStepKind.Fin), new(ack, other, CloseStepKind.Ack, fin),
                new(second, other, CloseStepKind.Fin), new(last, first, CloseStepKind.Ack, second),
            ],
            [var fin, var both, var last] when !close.FourPackets =>
            [
                new(fin, first, CloseStepKind.Fin), new(both, other, CloseStepKind.Fin, fin), new(last, first, CloseStepKind.Ack, both),
            ],
            _ => [],
        };
    }

    private static void Four(Scene scene, CloseStep first, CloseStep ack, CloseStep second, CloseStep last, bool teach)
    {
        string one = scene.Who(first.From), other = scene.Who(Phrase.Other(first.From));
        if (ack.Acknowledges is { } what && what != first.Packet)
        {
            scene.Tale.Say($"Both sides close: FIN in packets {first.Packet} and {second.Packet}, their ACKs in packets {ack.Packet} and {last.Packet}.",
                $"双方各自关闭：FIN 在 {first.Packet}、{second.Packet} 号包，确认在 {ack.Packet}、{last.Packet} 号包。");
            return;
        }

        scene.Tale.Say($"{Phrase.Capital(one)} closes first: FIN (packet {first.Packet}), ACK from {other} (packet {ack.Packet}), {other}'s own FIN (packet {second.Packet}), ACK from {one} (packet {last.Packet}).",
            $"{one}先关闭：{one}发 FIN（{first.Packet} 号包），{other}回 ACK（{ack.Packet} 号包），{other}再发自己的 FIN（{second.Packet} 号包），{one}回 ACK（{last.Packet} 号包）。");
        if (teach)
        {
            scene.Tale.Say($"That is TCP's close in four packets: each direction is closed by itself, by a FIN and its ACK. It takes four because {other} let some time pass between its ACK and its own FIN.",
                $"这就是四次挥手：TCP 的两个方向各自关闭，每个方向一个 FIN、一个 ACK。之所以是四个包，是因为{other}先确认，过了一会儿才发自己的 FIN。");
        }
    }

    private static void Three(Scene scene, CloseStep first, CloseStep second, CloseStep last, bool teach)
    {
        string one = scene.Who(first.From), other = scene.Who(Phrase.Other(first.From));
        scene.Tale.Say($"{Phrase.Capital(one)} closes first: FIN (packet {first.Packet}); {other} answers with its own FIN, which carries the ACK too (packet {second.Packet}); ACK from {one} (packet {last.Packet}).",
            $"{one}先关闭：{one}发 FIN（{first.Packet} 号包），{other}回自己的 FIN，并在同一个包里确认对方（{second.Packet} 号包），{one}回 ACK（{last.Packet} 号包）。");
        if (teach)
        {
            scene.Tale.Say($"Textbooks show four packets, FIN and ACK for each direction. Here there are three, since {other} had nothing more to send and put ACK and FIN into one packet; that is what mostly happens.",
                $"教科书上讲四次挥手：两个方向各有一个 FIN 和一个 ACK。这里只有三个包，因为{other}已没有数据要发，把 ACK 和 FIN 合在了一个包里；实际抓包中多数如此。");
        }
    }

    private static bool HasDataConnection(Phase phase) =>
        phase.Name is PhaseName.List or PhaseName.Download or PhaseName.Upload && phase.DataConnection is not null;

    private static string Sender(Scene scene, Close close) => close.Initiator is { } side
        ? scene.IsChinese ? scene.Who(side) : Phrase.Capital(scene.Who(side))
        : scene.IsChinese ? "一方" : "One side";
}
