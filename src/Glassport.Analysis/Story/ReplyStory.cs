using Glassport.Analysis.Model;

namespace Glassport.Analysis.Story;

/// <summary>What the server answered to a command.</summary>
internal static class ReplyStory
{
    /// <summary>Tells all replies of the exchange.</summary>
    public static void Tell(Scene scene, Exchange exchange)
    {
        if (exchange.Replies.Count == 0)
        {
            scene.Tale.Say($"No answer to it is in the capture.", $"抓包里没有对它的应答。");
            return;
        }

        foreach (Reply reply in exchange.Replies)
            One(scene, reply);
    }

    /// <summary>Tells one reply.</summary>
    public static void One(Scene scene, Reply reply)
    {
        string at = scene.P(reply.Packet);
        string lines = reply.Lines.Count > 1
            ? scene.IsChinese ? $"（共 {reply.Lines.Count} 行）" : $", {reply.Lines.Count} lines"
            : "";
        if (reply.Code == 0)
        {
            scene.Tale.Say($"The server answers without a code: {Phrase.Quote(reply.Text)} ({at}).", $"服务器的应答没有代码：{Phrase.Quote(reply.Text)}（{at}）。");
            return;
        }

        scene.Tale.Say($"The server answers {reply.Code} {Phrase.Quote(reply.DecodedText ?? reply.Text)} ({at}{lines}): {ReplyMeaning.Of(reply.Code, Language.English)}.",
            $"服务器应答 {reply.Code} {Phrase.Quote(reply.DecodedText ?? reply.Text)}（{at}{lines}）：{ReplyMeaning.Of(reply.Code, Language.Chinese)}。");
    }
}
