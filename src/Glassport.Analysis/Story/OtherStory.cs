namespace Glassport.Analysis.Story;

/// <summary>Packets of a conversation that fit no other phase: unknown commands, keep-alives, what was seen before the first command.</summary>
internal static class OtherStory
{
    /// <summary>Tells the phase.</summary>
    public static PhaseWords Tell(Scene scene)
    {
        if (scene.Exchanges.Count > 0)
            return DialogueStory.Tell(scene);
        string packets = Phrase.Ranges(scene.Phase.Packets, scene.Language);
        bool beginning = scene.Conversation.Midstream && scene.Phase.Packets.Count > 0 && scene.Phase.Packets[0].First == scene.Conversation.FirstPacket;
        if (beginning)
        {
            scene.Tale.Say($"The capture begins in the middle of the session: {packets} {(scene.Phase.Packets[0].Count == 1 && scene.Phase.Packets.Count == 1 ? "belongs" : "belong")} to what came before. Handshake, greeting and login are not in it.",
                $"抓包从会话中途开始：{packets}属于之前的内容。三次握手、欢迎应答和登录都没有抓到。");
            return scene.Titled("The capture begins in the middle", "抓包从中途开始");
        }

        scene.Tale.Say($"{Phrase.Capital(packets)} carry no command and no reply.", $"{packets}里没有命令，也没有应答。");
        return scene.Titled("Other packets", "其他包");
    }
}
