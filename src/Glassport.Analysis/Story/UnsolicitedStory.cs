using Glassport.Analysis.Model;

namespace Glassport.Analysis.Story;

/// <summary>Replies that answer no command.</summary>
internal static class UnsolicitedStory
{
    /// <summary>Tells the phase.</summary>
    public static PhaseWords Tell(Scene scene)
    {
        foreach (Reply reply in scene.Conversation.UnsolicitedReplies)
        {
            if (!scene.Phase.Packets.Any(range => reply.Packet >= range.First && reply.Packet <= range.Last))
                continue;
            scene.Tale.Say($"Without being asked the server says {reply.Code} {Phrase.Quote(reply.Text)} ({scene.P(reply.Packet)}): {ReplyMeaning.Of(reply.Code, Language.English)}.",
                $"没有命令，服务器却发出 {reply.Code} {Phrase.Quote(reply.Text)}（{scene.P(reply.Packet)}）：{ReplyMeaning.Of(reply.Code, Language.Chinese)}。");
            if (reply.Code == 421)
            {
                scene.Tale.Say($"It is about to close the connection, as servers do with sessions that were idle for too long or when they shut down.",
                    $"它就要关闭连接了：会话空闲太久，或服务器要停止服务时，都会这样。");
            }

            AckStory.Reply(scene, reply);
        }

        return scene.Titled("The server speaks unasked", "服务器主动发出应答");
    }
}
