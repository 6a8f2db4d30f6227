using Glassport.Analysis.Model;
using Glassport.Analysis.Story;

namespace Glassport.Analysis.Rendering;

/// <summary>What concerns the capture as a whole, in HTML: facts, overview, addresses, other connections, packets.</summary>
internal sealed class HtmlCapture(HtmlText html, Explanation explanation)
{
    private const int ResolutionsShown = 60;
    private const int OthersShown = 60;
    private const int PacketsShown = 3000;
    private const int PhasesTold = 40;

    private readonly int unbounded = html.Options.Verbose ? int.MaxValue : 0;

    /// <summary>The table of conversations.</summary>
    public void Overview(Survey survey)
    {
        html.Raw("<section class=\"panel\" id=\"conversations\"><h2>").Label(static labels => labels.Conversations).Raw("</h2>\n");
        html.Table("overview", null, (static _ => "#", null), (static labels => labels.Client, null), (static labels => labels.Server, null), (static labels => labels.User, null),
            (static labels => labels.Transfers, "num"), (static labels => labels.Bytes, "num"), (static labels => labels.Duration, "num"), (static labels => labels.Outcome, null),
            (static labels => labels.Errors, null));
        foreach (SurveyRow row in survey.Rows)
        {
            html.Raw("<tr><th scope=\"row\">");
            if (survey.Told.Contains(row.Id))
                html.Raw("<a href=\"#").Text(row.Id).Raw("\">").Text(row.Id).Raw("</a>");
            else
                html.Text(row.Id);
            html.Raw("</th>").Cell(row.Client, "wire keep").Cell(row.Server, "wire keep").Cell(row.User, "wire name").Cell(Figures.Count(row.Transfers), "num")
                .Cell(Figures.Bytes(row.Bytes), "num").Cell(Figures.Duration(row.DurationMs), "num").Label("td", "keep", labels => labels.Of(row.Outcome)).Open("td", "keep");
            if (row.Errors > 0)
                html.Label("span", "badge error", labels => $"{labels.Of(Severity.Error)} {Figures.Count(row.Errors)}").Raw(" ");
            if (row.Warnings > 0)
                html.Label("span", "badge warning", labels => $"{labels.Of(Severity.Warning)} {Figures.Count(row.Warnings)}");
            html.Raw("</td></tr>\n");
        }

        html.EndTable();
        if (survey.RowsOmitted > 0)
            html.Label("p", "more", labels => Labels.Fill(labels.MoreConversations, Figures.Count(survey.RowsOmitted)));
        if (survey.Told.Count < survey.Count)
            html.Label("p", "more", labels => Labels.Fill(labels.MoreConversationsTold, Figures.Count(survey.Told.Count), Figures.Count(survey.Count)));
        html.Raw("</section>\n");
    }

    /// <summary>The phases outside any conversation.</summary>
    public void Around()
    {
        html.Raw("<section class=\"panel\"><h2>").Label(static labels => labels.Around).Raw("</h2>\n<ol class=\"story\">\n");
        int shown = Math.Min(explanation.Phases.Count, Math.Max(unbounded, PhasesTold));
        foreach (Phase phase in explanation.Phases.Take(shown))
        {
            html.Raw("<li><div class=\"step\"><h4>").Inline(language => Storyteller.Tell(phase, explanation, language).Title is { Length: > 0 } title ? title : Labels.For(language).Of(phase.Name))
                .Raw("</h4>").Label("span", "packets", labels => labels.PacketsOf(Figures.Packets(phase.Packets))).Raw("</div>\n")
                .Paragraphs(null, language => Storyteller.Tell(phase, explanation, language).Text ?? "").Raw("</li>\n");
        }

        html.Raw("</ol>\n");
        More(explanation.Phases.Count - shown);
        html.Raw("</section>\n");
    }

    /// <summary>The TCP connections that are no conversation.</summary>
    public void Others()
    {
        int shown = Math.Min(explanation.OtherConnections.Count, Math.Max(unbounded, OthersShown));
        html.Raw("<section class=\"panel\" id=\"others\"><h2>").Label(static labels => labels.OtherConnections).Raw("</h2>\n");
        html.Table("others", null, (static labels => labels.From, null), (static labels => labels.To, null), (static labels => labels.LooksLike, null),
            (static labels => labels.Packets, "num"), (static labels => labels.Bytes, "num"), (static labels => labels.Packet, "num"));
        foreach (OtherConnection other in explanation.OtherConnections.Take(shown))
        {
            html.Raw("<tr>").RowHeader(other.From.ToString(), "wire keep").Cell(other.To.ToString(), "wire keep").Cell(other.LooksLike, "keep")
                .Cell(Figures.Count(other.Packets), "num").Cell(Figures.Bytes(other.Bytes), "num").Cell(Figures.Range(other.FirstPacket, other.FirstPacket), "num").Raw("</tr>\n");
        }

        html.EndTable();
        More(explanation.OtherConnections.Count - shown + explanation.OtherConnectionsOmitted);
        html.Raw("</section>\n");
    }

    /// <summary>ARP and neighbour discovery.</summary>
    public void Resolutions()
    {
        int shown = Math.Min(explanation.AddressResolutions.Count, Math.Max(unbounded, ResolutionsShown));
        html.Raw("<section class=\"panel\" id=\"addresses\"><h2>").Label(static labels => labels.AddressResolutions).Raw("</h2>\n");
        html.Table("addresses", null, (static labels => labels.Packet, "num"), (static labels => labels.Asks, null), (static labels => labels.Sender, null),
            (static _ => "MAC", null), (static labels => labels.Target, null), (static labels => labels.Reply, "num"));
        foreach (AddressResolution resolution in explanation.AddressResolutions.Take(shown))
        {
            html.Raw("<tr>").RowHeader(Figures.Range(resolution.Packet, resolution.Packet), "num").Label("td", null, labels => resolution.IsRequest ? labels.Request : labels.Answer)
                .Cell(resolution.Sender.ToString(), "wire keep").Cell(resolution.SenderMac.ToString(), "wire keep").Cell(resolution.Target.ToString(), "wire keep")
                .Cell(resolution.AnsweredBy is { } answer ? $"→ {answer}" : resolution.Answers is { } request ? $"← {request}" : "", "num").Raw("</tr>\n");
        }

        html.EndTable();
        More(explanation.AddressResolutions.Count - shown);
        html.Raw("</section>\n");
    }

    /// <summary>The packets one by one, folded away.</summary>
    public void Packets(IReadOnlyList<PacketRole> packets)
    {
        int shown = Math.Min(packets.Count, Math.Max(unbounded, PacketsShown));
        html.Raw("<section class=\"panel\" id=\"packets\"><h2>").Label(static labels => labels.Packets).Raw("</h2>\n<details><summary>")
            .Label(labels => $"{labels.ShowAll} ({Figures.Count(shown)})").Raw("</summary>\n<p class=\"filter\"><label>").Label(static labels => labels.Filter)
            .Raw(" <input type=\"search\" data-filter=\"packet-rows\"/></label></p>\n");
        html.Table("packet-list", "packet-rows", (static labels => labels.Packet, "num"), (static labels => labels.Time, "num"), (static labels => labels.From, null),
            (static labels => labels.To, null), (static labels => labels.Length, "num"), (static labels => labels.Phase, null), (static labels => labels.Role, null),
            (static labels => labels.Summary, "wide"));
        foreach (PacketRole packet in packets.Take(shown))
        {
            html.Raw("<tr>").RowHeader(Figures.Range(packet.Packet, packet.Packet), "num").Cell(Figures.Offset(packet.Time, explanation.Capture.FirstTime), "num")
                .Cell(packet.From, "wire keep").Cell(packet.To, "wire keep").Cell(Figures.Count(packet.Length), "num").Cell(Words.Of(packet.Phase), "keep")
                .Cell(string.Join(' ', Words.Of(packet.Roles))).Cell(packet.Summary, "wire wide").Raw("</tr>\n");
        }

        html.EndTable().Raw("</details>\n");
        if (shown < packets.Count)
            html.Label("p", "more", labels => Labels.Fill(labels.MorePackets, Figures.Count(packets.Count - shown)));
        html.Raw("</section>\n");
    }

    /// <summary>The facts of the capture.</summary>
    public void Facts()
    {
        CaptureFacts capture = explanation.Capture;
        html.Raw("<section class=\"panel\" id=\"capture\"><h2>").Label(static labels => labels.Capture).Raw("</h2>\n<dl class=\"keyed\">\n");
        Fact(static labels => labels.Files, string.Join(", ", capture.Files));
        Fact(static labels => labels.Format, capture.Format);
        Fact(static labels => labels.LinkTypes, string.Join(", ", capture.LinkTypes));
        Fact(static labels => labels.Packets, Figures.Count(capture.Packets));
        Fact(static labels => labels.Bytes, Figures.Count(capture.Bytes));
        if (capture is { FirstTime: { } first, LastTime: { } last })
            Fact(static labels => labels.TimeSpan, $"{Figures.Moment(first)} – {Figures.Moment(last)}");
        Fact(static labels => labels.Truncated, Figures.Count(capture.TruncatedPackets));
        Fact(static labels => labels.Undecoded, Figures.Count(capture.UndecodedPackets));
        if (capture.DroppedPackets is { } dropped)
            Fact(static labels => labels.Dropped, Figures.Count(dropped));
        html.Label("dt", null, static labels => labels.Damage).Raw("<dd>").Label(labels => capture.Damage is { } damage
            ? Labels.Fill(labels.DamageAt, damage.File, Figures.Count(damage.Offset), damage.Reason) : labels.NoDamage).Raw("</dd>\n");
        foreach ((long packet, string comment) in capture.Comments.Take(Math.Max(unbounded, 20)))
            Fact(labels => packet == 0 ? labels.Comments : $"{labels.Comments}, {labels.PacketsOf(Figures.Count(packet))}", comment);
        html.Raw("</dl></section>\n");
    }

    private void Fact(Func<Labels, string> name, string value) => html.Label("dt", null, name).Element("dd", null, value).Raw("\n");

    private void More(long left)
    {
        if (left > 0)
            html.Label("p", "more", labels => Labels.Fill(labels.MoreRows, Figures.Count(left)));
    }
}
