using Glassport.Analysis.Model;

namespace Glassport.Analysis.Story;

/// <summary>The reply that the server sends first, what its digits mean, and its ACK.</summary>
internal static class GreetingStory
{
    /// <summary>Tells the phase.</summary>
    public static PhaseWords Tell(Scene scene)
    {
        Tale tale = scene.Tale;
        if (scene.Conversation.Greeting is not { } greeting)
        {
            tale.Say($"The server's greeting is not in the capture.", $"抓包里没有服务器的欢迎应答。");
            return scene.Titled("The greeting", "服务器的欢迎应答");
        }

        string packets = Spanned(scene, greeting);
        tale.Say($"In FTP the server speaks first. In {packets} it says {greeting.Code} {Phrase.Quote(greeting.Text)}.",
            $"FTP 由服务器先开口。{packets}里，服务器发出 {greeting.Code} {Phrase.Quote(greeting.Text)}。");
        tale.Say($"Every reply begins with three digits for the program and goes on with text for people; the first digit tells the outcome: 1 it begins, 2 done, 3 go on, 4 not now, 5 no.",
            $"每条应答都以三位数字开头，给程序看；后面的文字给人看。第一位数字表示结果：1 已开始，2 成功，3 请继续，4 暂时失败，5 失败。");
        tale.Say($"{greeting.Code} means: {ReplyMeaning.Of(greeting.Code, Language.English)}.", $"{greeting.Code} 的含义是：{ReplyMeaning.Of(greeting.Code, Language.Chinese)}。");
        if (greeting.Lines.Count > 1)
        {
            tale.Say($"It has {greeting.Lines.Count} lines: a hyphen behind the code ({greeting.Code}-) says that more lines follow, and the line with a space behind it is the last.",
                $"这条应答有 {greeting.Lines.Count} 行：代码后面跟连字符（{greeting.Code}-）表示后面还有，跟空格的是最后一行。");
        }

        if (greeting.Code == 421)
            tale.Say($"This is no welcome: the server turns the client away.", $"这不是欢迎，而是拒绝服务。");
        AckStory.Reply(scene, greeting);
        return greeting.Code == 421
            ? scene.Titled("The server turns the client away", "服务器拒绝服务")
            : scene.Titled("The server greets the client", "服务器发出欢迎应答");
    }

    private static string Spanned(Scene scene, Reply reply) => reply.FirstPacket == reply.Packet
        ? scene.P(reply.Packet)
        : scene.IsChinese ? $"{reply.FirstPacket}–{reply.Packet} 号包" : $"packets {reply.FirstPacket} to {reply.Packet}";
}
