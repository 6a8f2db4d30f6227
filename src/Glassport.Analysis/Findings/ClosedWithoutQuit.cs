using Glassport.Analysis.Model;
using Glassport.Analysis.Story;

namespace Glassport.Analysis.Findings;

/// <summary>The conversation ended, but not by QUIT.</summary>
internal sealed class ClosedWithoutQuit() : ConversationRule("closed-without-quit", Severity.Info)
{
    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(Conversation conversation)
    {
        // Inside TLS there may have been a QUIT.
        if (conversation.Outcome is not (Outcome.ServerClosed or Outcome.ClientClosed or Outcome.Reset) || conversation.Tls is { Decrypted: false }
            || conversation.Close.Kind == CloseKind.None)
        {
            yield break;
        }

        yield return Found(
            conversation, conversation.Close.Packets.Select(p => (long?)p),
            ("side", conversation.Close.Initiator is { } side ? Model.Words.Of(side) : "client"),
            ("reset", conversation.Close.Kind == CloseKind.Rst ? "RST" : null));
    }

    /// <inheritdoc/>
    protected override FindingWords English(Evidence seen) => new(
        "The control connection ended without QUIT",
        $"{Phrase.Capital(seen.Side("side"))} {(seen.Has("reset") ? "reset" : "closed")} the control connection ({seen.Packets}) without QUIT and 221 before.",
        "Nothing to do: many programs leave this way. If it was not meant, look at why the program on that side ended.");

    /// <inheritdoc/>
    protected override FindingWords Chinese(Evidence seen) => new(
        "控制连接没有经过 QUIT 就结束",
        $"{seen.Side("side")}{(seen.Has("reset") ? "复位" : "关闭")}了控制连接（{seen.Packets}），此前没有 QUIT 和 221。",
        "无需处理：很多程序就是这样离开的。如果并非本意，请检查那一侧的程序为什么结束。");
}
