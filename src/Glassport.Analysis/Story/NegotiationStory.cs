using Glassport.Analysis.Model;

namespace Glassport.Analysis.Story;

/// <summary>How the two sides agree where the data connection goes: PORT, EPRT, PASV, EPSV and their long forms.</summary>
internal static class NegotiationStory
{
    /// <summary>Tells one negotiation.</summary>
    public static void Tell(Scene scene, Exchange exchange)
    {
        Command command = exchange.Command;
        string verb = command.Verb;
        DataConnection? data = Scene.Find(scene.Conversation, exchange.DataConnection);
        bool teach = IsFirstOf(scene, exchange);
        Reply? reply = exchange.FinalReply;
        switch (verb)
        {
            case "PORT" or "EPRT" or "LPRT":
                Active(scene, exchange, data, teach);
                break;
            case "PASV" or "EPSV" or "LPSV" or "SPSV":
                Passive(scene, exchange, data, teach);
                break;
            default:
                scene.Tale.Say($"{Phrase.Quote($"{verb} {command.Argument}".TrimEnd())} ({scene.P(command.Packet)}).", $"{Phrase.Quote($"{verb} {command.Argument}".TrimEnd())}（{scene.P(command.Packet)}）。");
                ReplyStory.Tell(scene, exchange);
                break;
        }

        if (reply is null && exchange.Replies.Count == 0)
            scene.Tale.Say($"No answer to it is in the capture.", $"抓包里没有对它的应答。");
    }

    /// <summary>The arithmetic with the sign of multiplication that people write.</summary>
    public static string Readable(string arithmetic) => arithmetic.Replace('*', '×');

    private static void Active(Scene scene, Exchange exchange, DataConnection? data, bool teach)
    {
        Command command = exchange.Command;
        string argument = Phrase.Shortened(command.Argument);
        scene.Tale.Say($"{command.Verb} {argument} ({scene.P(command.Packet)}): the client listens on a port of its own and tells the server where{(data?.NegotiatedEndpoint is { } where ? $": {where}" : "")}.",
            $"{command.Verb} {argument}（{scene.P(command.Packet)}）：客户端自己监听一个端口，并告诉服务器连到哪里{(data?.NegotiatedEndpoint is { } here ? $"，即 {here}" : "")}。");
        if (command.Verb == "PORT" && data?.Arithmetic is { } arithmetic)
        {
            if (teach)
            {
                scene.Tale.Say($"The first four of the six numbers are the IP address, the last two the port: a port has 16 bits, the fifth number is its upper byte and the sixth its lower, so {Readable(arithmetic)}.",
                    $"六个数字的前四个是 IP 地址，后两个是端口：端口有 16 位，第五个数字是高字节，第六个是低字节，所以端口为 {Readable(arithmetic)}。");
            }
            else
            {
                scene.Tale.Say($"The port: {Readable(arithmetic)}.", $"端口：{Readable(arithmetic)}。");
            }
        }
        else if (command.Verb == "EPRT" && teach)
        {
            scene.Tale.Say($"EPRT is PORT's successor: between the bars stand the address family (1 is IPv4, 2 is IPv6), the address and the port, written plainly; there is nothing to calculate.",
                $"EPRT 是 PORT 的后继：竖线之间依次是地址族（1 为 IPv4,2 为 IPv6）、地址和端口，直接写明，不需要计算。");
        }

        if (exchange.FinalReply is { } reply)
            ReplyStory.One(scene, reply);
        if (teach && exchange.FinalReply is { IsPositive: true })
        {
            scene.Tale.Say($"The server's own port is not negotiated.", $"服务器一侧的端口并没有协商。");
        }
    }

    private static void Passive(Scene scene, Exchange exchange, DataConnection? data, bool teach)
    {
        Command command = exchange.Command;
        scene.Tale.Say($"With {command.Verb} ({scene.P(command.Packet)}) the client asks the server to listen and to say where.",
            $"{command.Verb}（{scene.P(command.Packet)}）：客户端要求服务器监听一个端口，并告知在哪里。");
        if (exchange.FinalReply is { } reply)
            ReplyStory.One(scene, reply);
        if (exchange.FinalReply is not { IsPositive: true } || data?.NegotiatedEndpoint is not { } endpoint)
            return;
        if (data.Arithmetic is { } arithmetic && command.Verb == "PASV")
        {
            if (teach)
            {
                scene.Tale.Say($"Of the six numbers the first four are the IP address, the last two the port, upper byte first: {Readable(arithmetic)}. The data connection is to go to {endpoint}.",
                    $"六个数字的前四个是 IP 地址，后两个是端口，高字节在前：{Readable(arithmetic)}。数据连接应连到 {endpoint}。");
            }
            else
            {
                scene.Tale.Say($"That is {endpoint} ({Readable(arithmetic)}).", $"即 {endpoint}（{Readable(arithmetic)}）。");
            }
        }
        else if (command.Verb == "EPSV" && teach)
        {
            scene.Tale.Say($"EPSV is PASV's successor: the reply names a port only, {endpoint.Port}; the address is the one that the control connection goes to, which suits IPv6 and NAT. Nothing has to be calculated.",
                $"EPSV 是 PASV 的后继：应答里只有端口 {endpoint.Port}，地址就用控制连接所连的那个，适合 IPv6 和 NAT，也不需要计算。");
        }
        else
        {
            scene.Tale.Say($"That is {endpoint}.", $"即 {endpoint}。");
        }
    }

    // The first use of a verb in the conversation is the place to explain it.
    private static bool IsFirstOf(Scene scene, Exchange exchange)
    {
        foreach (Exchange earlier in scene.Conversation.Exchanges)
        {
            if (ReferenceEquals(earlier, exchange))
                return true;
            if (earlier.Command.Verb == exchange.Command.Verb && earlier.FinalReply is { IsPositive: true })
                return false;
        }

        return true;
    }
}
