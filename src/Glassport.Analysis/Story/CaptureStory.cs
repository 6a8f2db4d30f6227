using Glassport.Analysis.Model;
using Glassport.Packets;

namespace Glassport.Analysis.Story;

/// <summary>What lies outside the conversations: ARP and neighbour discovery, ICMP, the rest.</summary>
internal static class CaptureStory
{
    private const int Most = 6;

    /// <summary>Tells the phase.</summary>
    public static PhaseWords Tell(Phase phase, Explanation explanation, Language language)
    {
        Tale tale = new(language);
        string packets = Phrase.Ranges(phase.Packets, language);
        switch (phase.Name)
        {
            case PhaseName.Arp:
                Resolutions(tale, phase, explanation, packets);
                return Titled(tale, "Who has which MAC address?", "查询 MAC 地址");
            case PhaseName.Icmp:
                tale.Say($"ICMP carries messages of the network itself, such as \"unreachable\" or ping ({packets}). Those that concern an FTP connection are told there.",
                    $"ICMP 传送网络自身的消息，如“不可达”或 ping（{packets}）。与某条 FTP 连接有关的，在该连接处说明。");
                return Titled(tale, "Messages of the network (ICMP)", "网络控制消息（ICMP）");
            default:
                Others(tale, explanation, packets);
                return Titled(tale, "Everything else", "其他流量");
        }
    }

    private static void Resolutions(Tale tale, Phase phase, Explanation explanation, string packets)
    {
        bool first = !explanation.Phases.TakeWhile(p => p != phase).Any(p => p.Name == PhaseName.Arp);
        List<AddressResolution> here = [.. explanation.AddressResolutions.Where(r => phase.Packets.Any(range => r.Packet >= range.First && r.Packet <= range.Last))];
        if (first)
        {
            tale.Say($"On a local network frames are delivered by MAC address, so a host that knows only an IP address has to ask who has it: with ARP for IPv4, with neighbour discovery for IPv6.",
                $"在同一局域网内，数据帧按 MAC 地址投递。只知道 IP 地址的主机得先问它在谁那里：IPv4 用 ARP，IPv6 用邻居发现。");
        }

        int told = 0;
        List<IGrouping<(HostAddress, HostAddress, long), AddressResolution>> questions =
            [.. here.Where(r => r.IsRequest).GroupBy(r => (r.Sender, r.Target, r.AnsweredBy ?? -r.Packet))];
        foreach (IGrouping<(HostAddress, HostAddress, long), AddressResolution> question in questions.Take(Most))
        {
            told++;
            AddressResolution request = question.First();
            string at = Phrase.Packets([.. question.Select(r => r.Packet)], tale.Language);
            AddressResolution? answer = here.FirstOrDefault(r => r.Packet == request.AnsweredBy)
                ?? explanation.AddressResolutions.FirstOrDefault(r => r.Packet == request.AnsweredBy);
            bool own = request.Sender == request.Target;
            if (own)
            {
                tale.Say($"In packet {request.Packet} {request.Sender} announces its own address, with MAC {request.SenderMac}.", $"{request.Packet} 号包里，{request.Sender} 通告自己的地址，MAC 是 {request.SenderMac}。");
            }
            else if (answer is not null)
            {
                tale.Say($"{request.Sender} ({request.SenderMac}) asks for {request.Target} in {at}; packet {answer.Packet} answers: it is at {answer.SenderMac}.",
                    $"{at}里 {request.Sender}（{request.SenderMac}）询问 {request.Target} 的 MAC 地址，{answer.Packet} 号包回答：{answer.SenderMac}。");
            }
            else
            {
                tale.Say($"{request.Sender} ({request.SenderMac}) asks for {request.Target} in packet {request.Packet}; no answer is in the capture.",
                    $"{request.Packet} 号包里 {request.Sender}（{request.SenderMac}）询问 {request.Target} 的 MAC 地址，抓包里没有回答。");
            }
        }

        int left = questions.Count - told;
        if (told == 0)
            tale.Say($"The packets are {packets}.", $"相关的包是 {packets}。");
        else if (left > 0)
            tale.Say($"{left:N0} more requests are left out.", $"另有 {left:N0} 次询问从略。");
    }

    private static void Others(Tale tale, Explanation explanation, string packets)
    {
        tale.Say($"{Phrase.Capital(packets)} belong to no FTP conversation.", $"{packets}不属于任何 FTP 会话。");
        foreach (OtherConnection other in explanation.OtherConnections.Take(Most))
        {
            tale.Say($"{other.From} to {other.To}: {other.Packets:N0} packets{(other.LooksLike == "unknown" ? "" : $", {other.LooksLike}")}.",
                $"{other.From} 到 {other.To}：{other.Packets:N0} 个包{(other.LooksLike == "unknown" ? "" : $"，像是 {other.LooksLike}")}。");
        }

        long left = explanation.OtherConnections.Count - Most + explanation.OtherConnectionsOmitted;
        if (left > 0)
            tale.Say($"And {left:N0} more connections.", $"另有 {left:N0} 条连接。");
    }

    private static PhaseWords Titled(Tale tale, string english, string chinese) =>
        new(tale.Language == Language.Chinese ? chinese : english, tale.ToString());
}
