using Glassport.Analysis.Model;

namespace Glassport.Analysis.Story;

/// <summary>Phases that are commands and replies only: information, files, type, restart, abort, TLS set-up, quit, unsolicited.</summary>
internal static class DialogueStory
{
    private const int Most = 8;

    /// <summary>Tells the phase.</summary>
    public static PhaseWords Tell(Scene scene)
    {
        Tale tale = scene.Tale;
        bool first = scene.IsFirstOfItsKind;
        foreach (Exchange exchange in scene.Exchanges.Take(Most))
        {
            Asked(scene, exchange.Command);
            ReplyStory.Tell(scene, exchange);
            if (first)
                Taught(scene, exchange);
        }

        int left = scene.Exchanges.Count - Most;
        if (left > 0)
            tale.Say($"{left:N0} more commands of this kind follow.", $"后面还有 {left:N0} 条同类命令。");
        if (scene.Exchanges.Count == 0 && scene.Conversation.Tls is { RequestedBy: TlsSession.Implicit })
            tale.Say($"No command comes first: the two sides begin with the TLS handshake, in which they agree on keys ({Phrase.Ranges(scene.Phase.Packets, scene.Language)}).", $"没有先行的命令：双方直接开始 TLS 握手，商定密钥（{Phrase.Ranges(scene.Phase.Packets, scene.Language)}）。");
        else if (scene.Exchanges.Count == 0)
            tale.Say($"The packets are {Phrase.Ranges(scene.Phase.Packets, scene.Language)}.", $"相关的包是 {Phrase.Ranges(scene.Phase.Packets, scene.Language)}。");
        if (scene.Phase.Name != PhaseName.Abort)
            AckStory.Tell(scene, scene.Exchanges, LoginStory.IsFirstDialogue(scene));
        return Titled(scene);
    }

    private static void Asked(Scene scene, Command command)
    {
        string meaningEnglish = CommandMeaning.Of(command, Language.English), meaning = CommandMeaning.Of(command, Language.Chinese);
        string whole = Phrase.Quote(command.IsSecret ? command.Verb : $"{command.Verb} {command.DecodedPath ?? command.Argument}".TrimEnd());
        if (command.Verb == "TYPE")
        {
            TypeAsked(scene, command, whole);
            return;
        }

        scene.Tale.Say($"With {whole} ({scene.P(command.Packet)}) the client {(meaningEnglish.Length > 0 ? meaningEnglish : "gives a command that FTP does not define")}.",
            $"{whole}（{scene.P(command.Packet)}）：客户端{(meaning.Length > 0 ? meaning : "发出一条 FTP 没有定义的命令")}。");
    }

    private static void TypeAsked(Scene scene, Command command, string whole)
    {
        char type = command.Argument.Length > 0 ? char.ToUpperInvariant(command.Argument[0]) : ' ';
        switch (type)
        {
            case 'I':
                scene.Tale.Say($"With {whole} ({scene.P(command.Packet)}) the client chooses binary transfers: I is for image, every byte is sent exactly as it is in the file. People mostly type \"binary\" for it.",
                    $"{whole}（{scene.P(command.Packet)}）：客户端改用二进制模式。I 即 image，文件的每个字节原样传送；用户通常输入的是 binary。");
                break;
            case 'A':
                scene.Tale.Say($"With {whole} ({scene.P(command.Packet)}) the client chooses ASCII transfers: for text, whose line ends travel as CR LF and may be rewritten on either side. Binary files do not survive that.",
                    $"{whole}（{scene.P(command.Packet)}）：客户端改用 ASCII 模式，适用于文本：行尾在线上一律为 CR LF，两端可能改写；二进制文件经不起这样的改写。");
                break;
            default:
                scene.Tale.Say($"With {whole} ({scene.P(command.Packet)}) the client chooses how data are represented.", $"{whole}（{scene.P(command.Packet)}）：客户端选择数据的表示方式。");
                break;
        }
    }

    private static void Taught(Scene scene, Exchange exchange)
    {
        switch (exchange.Command.Verb)
        {
            case "REST" when exchange.FinalReply is { IsNegative: false }:
                scene.Tale.Say($"Nothing is transferred yet: REST only remembers the offset; 350 says that the transfer command has to follow.",
                    $"此时还没有传输：REST 只是记下偏移量，350 表示还要等传输命令。");
                break;
            case "ABOR" when exchange.Command.TelnetInterrupt:
                scene.Tale.Say($"Telnet's Interrupt Process and Synch stand before it, so that a server that is busy sending takes notice.",
                    $"命令前面带有 Telnet 的“中断进程”和“同步”信号，好让正忙于发送的服务器注意到它。");
                break;
            case "SYST" or "FEAT" or "PWD" when exchange.FinalReply is { Code: 530 }:
                scene.Tale.Say($"Nobody is logged in yet, so the server does not answer the question; that is no error.", $"此时还没有登录，所以服务器不回答，这不算错误。");
                break;
            case "QUIT" when exchange.FinalReply is { Code: 221 }:
                scene.Tale.Say($"221 is the server's goodbye; what remains is to close the TCP connection.", $"221 是服务器的道别，剩下的就是关闭 TCP 连接。");
                break;
        }
    }

    private static PhaseWords Titled(Scene scene) => scene.Phase.Name switch
    {
        PhaseName.Information => scene.Titled($"The client asks about the server{Verbs(scene)}", $"客户端了解服务器{Verbs(scene)}"),
        PhaseName.Files => scene.Titled($"Files and directories{Verbs(scene)}", $"文件与目录操作{Verbs(scene)}"),
        PhaseName.Type => scene.Titled($"How data are to be sent{Verbs(scene)}", $"设定传输类型{Verbs(scene)}"),
        PhaseName.Restart => scene.Titled("Where the next transfer is to start (REST)", "设定续传位置（REST）"),
        PhaseName.Abort => scene.Titled("The client aborts the transfer (ABOR)", "客户端中止传输（ABOR）"),
        PhaseName.TlsSetup when scene.Conversation.Tls is { RequestedBy: TlsSession.Implicit } =>
            scene.Titled("TLS is set up at once", "一开始就建立 TLS 加密"),
        PhaseName.TlsSetup => scene.Titled("The client asks for encryption", "客户端要求加密"),
        PhaseName.Quit => scene.Titled("QUIT: the client takes its leave", "QUIT：客户端退出"),
        _ => scene.Titled($"Other commands{Verbs(scene)}", $"其他命令{Verbs(scene)}"),
    };

    private static string Verbs(Scene scene)
    {
        List<string> verbs = [.. scene.Exchanges.Select(e => e.Command.Verb == "TYPE" ? $"TYPE {e.Command.Argument}" : e.Command.Verb)
            .Where(v => v.Length > 0).Distinct().Select(Phrase.Shortened)];
        if (verbs.Count == 0)
            return "";
        string list = string.Join(scene.IsChinese ? "、" : ", ", verbs.Take(4)) + (verbs.Count > 4 ? "…" : "");
        return scene.IsChinese ? $"（{list}）" : $" ({list})";
    }
}
