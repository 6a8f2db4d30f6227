using Glassport.Analysis.Model;
using Glassport.Packets;

namespace Glassport.Analysis.Rendering;

/// <summary>The dialogue of a conversation as a table: each command and each reply with its packet, and who acknowledged it.</summary>
internal static class HtmlDialogue
{
    private const int RowsShown = 200;
    private const int LinesShown = 30;

    /// <summary>Writes the table.</summary>
    public static void Write(HtmlText html, Conversation conversation, Timestamp? origin)
    {
        if (conversation.Greeting is null && conversation.Exchanges.Count == 0 && conversation.UnsolicitedReplies.Count == 0)
            return;
        int most = html.Options.Verbose ? int.MaxValue : RowsShown, rows = 0, total = 0;
        html.Label("h3", null, static labels => labels.Dialogue);
        html.Table("dialogue", null, (static labels => labels.Packet, "num"), (static labels => labels.Time, "num"), (static labels => labels.From, null),
            (static labels => $"{labels.Command} / {labels.Reply}", "wide"), (static labels => labels.Acknowledged, null));
        foreach ((Command? command, Reply? reply) in InOrder(conversation))
        {
            total++;
            if (rows == most)
                continue;
            rows++;
            if (command is not null)
                WriteCommand(html, command, origin);
            else if (reply is not null)
                WriteReply(html, reply, origin);
        }

        html.EndTable();
        if (rows < total)
            html.Label("p", "more", labels => Labels.Fill(labels.MoreRows, Figures.Count(total - rows)));
    }

    private static IEnumerable<(Command?, Reply?)> InOrder(Conversation conversation)
    {
        List<(long Packet, Command? Command, Reply? Reply)> lines = [];
        if (conversation.Greeting is { } greeting)
            lines.Add((greeting.FirstPacket, null, greeting));
        foreach (Exchange exchange in conversation.Exchanges)
        {
            lines.Add((exchange.Command.FirstPacket, exchange.Command, null));
            foreach (Reply reply in exchange.Replies)
                lines.Add((reply.FirstPacket, null, reply));
        }

        foreach (Reply reply in conversation.UnsolicitedReplies)
            lines.Add((reply.FirstPacket, null, reply));
        return lines.OrderBy(static line => line.Packet).Select(static line => (line.Command, line.Reply));
    }

    private static void WriteCommand(HtmlText html, Command command, Timestamp? origin)
    {
        html.Raw("<tr class=\"client\">").RowHeader(Figures.Range(command.FirstPacket, command.Packet), "num").Cell(Figures.Offset(command.Time, origin), "num")
            .Label("td", null, static labels => labels.Client).Cell(WireWords.Of(command, html.Options.ShowSecrets), "wire wide");
        WriteAck(html, command.Ack);
    }

    private static void WriteReply(HtmlText html, Reply reply, Timestamp? origin)
    {
        html.Raw(reply.IsNegative ? "<tr class=\"server negative\">" : "<tr class=\"server\">").RowHeader(Figures.Range(reply.FirstPacket, reply.Packet), "num")
            .Cell(Figures.Offset(reply.Time, origin), "num").Label("td", null, static labels => labels.Server).Open("td", "wire wide");
        if (reply.Lines.Count <= 1)
        {
            html.Text(WireWords.Of(reply));
        }
        else
        {
            int shown = Math.Min(reply.Lines.Count, html.Options.Verbose ? int.MaxValue : LinesShown);
            for (int i = 0; i < shown; i++)
                html.Raw(i > 0 ? "<br/>" : "").Text(reply.Lines[i]);
            if (shown < reply.Lines.Count)
                html.Raw("<br/>").Label(labels => Labels.Fill(labels.MoreRows, Figures.Count(reply.Lines.Count - shown)));
        }

        html.Raw("</td>");
        WriteAck(html, reply.Ack);
    }

    private static void WriteAck(HtmlText html, Acknowledgment? ack)
    {
        html.Open("td", "keep");
        if (ack is not null)
        {
            html.Label(labels => ack.Kind switch
            {
                AcknowledgmentKind.Piggyback => $"{Figures.Range(ack.Packet, ack.Packet)}, {labels.AckPiggyback}",
                AcknowledgmentKind.Fin => $"{Figures.Range(ack.Packet, ack.Packet)}, {labels.AckFin}",
                _ => Figures.Range(ack.Packet, ack.Packet),
            });
        }

        html.Raw("</td></tr>\n");
    }
}
