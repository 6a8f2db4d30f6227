using Glassport.Analysis.Model;
using Glassport.Analysis.Story;

namespace Glassport.Analysis.Findings;

/// <summary>The capture began after the control connection's handshake.</summary>
internal sealed class MidStream() : ConversationRule("mid-stream", Severity.Info, Settled.AtOnce)
{
    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(Conversation conversation)
    {
        if (conversation.Midstream)
            yield return Found(conversation, [conversation.FirstPacket], ("user", conversation.Login.User));
    }

    /// <inheritdoc/>
    protected override FindingWords English(Evidence seen) => new(
        "The capture began in the middle",
        $"The control connection was open before the first packet that the capture has of it ({seen.Packets}): the handshake is missing"
            + (seen.Has("user") ? "." : ", and with it the greeting and the login."),
        "To see the beginning, start the capture before the client connects.");

    /// <inheritdoc/>
    protected override FindingWords Chinese(Evidence seen) => new(
        "抓包从会话中途开始",
        $"在抓到它的第一个包（{seen.Packets}）之前，控制连接就已经建立：缺少三次握手{(seen.Has("user") ? "" : "、欢迎应答和登录过程")}。",
        "想看到开头，请在客户端连接之前开始抓包。");
}
