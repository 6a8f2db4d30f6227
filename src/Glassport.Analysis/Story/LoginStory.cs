using Glassport.Analysis.Model;

namespace Glassport.Analysis.Story;

/// <summary>Who logged in, with what result, and that the password crossed the wire readable.</summary>
internal static class LoginStory
{
    /// <summary>Tells the phase.</summary>
    public static PhaseWords Tell(Scene scene)
    {
        Tale tale = scene.Tale;
        bool first = scene.IsFirstOfItsKind;
        if (first)
        {
            tale.Say($"Now the client says who it is: USER with the name, PASS with the password, a command each.",
                $"接下来是身份验证：客户端先用 USER 报用户名，再用 PASS 报口令，各是一条命令。");
        }

        foreach (Exchange exchange in scene.Exchanges)
            Step(scene, exchange);
        if (scene.Exchanges.Any(e => e.Command.Verb == "PASS") && scene.Conversation.Login.Outcome == LoginOutcome.Accepted
            && scene.Exchanges.Any(e => e.FinalReply?.Packet == scene.Conversation.Login.Packet))
        {
            tale.Say($"From here on the server does what this user may do.", $"登录完成，此后服务器按该用户的权限执行命令。");
        }

        AckStory.Tell(scene, scene.Exchanges, first && IsFirstDialogue(scene));
        return Titled(scene);
    }

    /// <summary>Whether acknowledgments have not been explained by an earlier phase.</summary>
    public static bool IsFirstDialogue(Scene scene) => scene.IsFirst(
        phase => phase.Name is not (PhaseName.Arp or PhaseName.Icmp or PhaseName.Other or PhaseName.ControlHandshake or PhaseName.Greeting));

    private static void Step(Scene scene, Exchange exchange)
    {
        Tale tale = scene.Tale;
        Command command = exchange.Command;
        string at = scene.P(command.Packet);
        switch (command.Verb)
        {
            case "USER":
                tale.Say($"{Phrase.Capital(at)}: USER {Phrase.Quote(command.Argument)}.", $"{at}：USER {Phrase.Quote(command.Argument)}。");
                break;
            case "PASS" when scene.Conversation.Tls is { } tls && command.Packet > tls.Packet:
                tale.Say($"{Phrase.Capital(at)}: PASS with the password, inside TLS.", $"{at}：PASS，带着口令，在 TLS 加密之内。");
                break;
            case "PASS":
                tale.Say($"{Phrase.Capital(at)}: PASS with the password. FTP does not encrypt it: whoever sees this packet can read it. It is not shown here.",
                    $"{at}：PASS，带着口令。FTP 不加密，看到这个包的人都能直接读出口令；这里不显示。");
                break;
            default:
                tale.Say($"{Phrase.Capital(at)}: {Phrase.Shortened(command.Verb)}.", $"{at}：{Phrase.Shortened(command.Verb)}。");
                break;
        }

        ReplyStory.Tell(scene, exchange);
    }

    private static PhaseWords Titled(Scene scene)
    {
        Login login = scene.Conversation.Login;
        Reply? last = scene.Exchanges.Count > 0 ? scene.Exchanges[^1].FinalReply : null;
        string user = scene.Exchanges.LastOrDefault(e => e.Command.Verb == "USER")?.Command.Argument ?? login.User ?? "";
        string name = user.Length > 0 ? Phrase.Shortened(user) : scene.IsChinese ? "客户端" : "The client";
        if (last is { IsNegative: true })
            return scene.Titled($"The login of {name} is rejected", $"{name} 登录被拒绝");
        return last is { IsPositive: true }
            ? scene.Titled($"{name} logs in", $"{name} 登录成功")
            : scene.Titled($"{name} begins to log in", $"{name} 开始登录");
    }
}
