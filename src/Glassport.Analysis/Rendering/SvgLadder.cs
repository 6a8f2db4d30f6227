using System.Globalization;
using System.Text;
using Glassport.Analysis.Model;
using Glassport.Packets;

namespace Glassport.Analysis.Rendering;

/// <summary>Draws ladders as SVG: control arrows from edge to edge, data arrows thicker and inside, each with its packet and time.</summary>
/// <param name="languages">The languages of the labels; with several, each label that differs carries its language's class.</param>
internal sealed class SvgLadder(params IReadOnlyList<Labels> languages)
{
    /// <summary>The width of the drawing in user units.</summary>
    public const int Width = 1000;

    private const int Row = 29;
    private const int Head = 62;
    private const int Number = 62;
    private const int Time = 146;
    private const int Client = 172;
    private const int Server = 984;
    private const int DataClient = 240;
    private const int DataServer = 918;
    private const int Letters = 92;

    /// <summary>The height of a ladder of so many rows, with the names above it or without.</summary>
    public static int Height(int rows, bool named = true) => (named ? Head : 0) + (rows * Row);

    /// <summary>The content of one ladder or a stretch of one, from <paramref name="top"/> down.</summary>
    /// <param name="conversation">Whose.</param>
    /// <param name="rows">The rows in each of the languages; the same but for their labels.</param>
    /// <param name="origin">When time began.</param>
    /// <param name="top">Where to begin.</param>
    /// <param name="named">Whether client and server are named above it.</param>
    public string Draw(Conversation conversation, IReadOnlyList<IReadOnlyList<LadderRow>> rows, Timestamp? origin, int top, bool named = true)
    {
        StringBuilder svg = new();
        int count = rows[0].Count, bottom = top + Height(count, named), first = top;
        if (named)
        {
            Who(svg, Client, "start", conversation.Client.ToString(), static labels => labels.Client, top);
            Who(svg, Server, "end", conversation.Server.ToString(), static labels => labels.Server, top);
            top += 48;
            first += Head;
        }

        Append(svg, $"<line class=\"life\" x1=\"{Client}\" y1=\"{top}\" x2=\"{Client}\" y2=\"{bottom}\"/>");
        Append(svg, $"<line class=\"life\" x1=\"{Server}\" y1=\"{top}\" x2=\"{Server}\" y2=\"{bottom}\"/>\n");
        Spans(svg, rows[0], first);
        for (int i = 0; i < count; i++)
            Arrow(svg, conversation, [.. rows.Select(language => language[i])], origin, first + (i * Row) + 20);
        return svg.ToString();
    }

    private void Who(StringBuilder svg, int x, string anchor, string endpoint, Func<Labels, string> name, int top)
    {
        Words(svg, x, top + 20, anchor, "who", [.. languages.Select(name)]);
        Words(svg, x, top + 38, anchor, "end", [endpoint]);
    }

    // The ground behind a data connection, for as long as it lives.
    private static void Spans(StringBuilder svg, IReadOnlyList<LadderRow> rows, int top)
    {
        Dictionary<string, (int First, int Last)> spans = [];
        for (int i = 0; i < rows.Count; i++)
        {
            if (rows[i].Lane is { } lane)
                spans[lane.Id] = (spans.TryGetValue(lane.Id, out var span) ? span.First : i, i);
        }

        foreach ((int first, int last) in spans.Values)
        {
            int y = top + (first * Row), height = ((last - first + 1) * Row) - 3;
            Append(svg, $"<rect class=\"span\" x=\"{DataClient}\" y=\"{y}\" width=\"{DataServer - DataClient}\" height=\"{height}\" rx=\"4\"/>\n");
        }
    }

    private void Arrow(StringBuilder svg, Conversation conversation, LadderRow[] rows, Timestamp? origin, int y)
    {
        LadderRow row = rows[0];
        bool data = row.Lane is not null;
        int left = data ? DataClient : Client, right = data ? DataServer : Server;
        Append(svg, $"<g class=\"row{(data ? " data" : "")} {Class(row.Mark)}\"><title>{SafeText.Markup(Title(conversation, row, origin))}</title>");
        Words(svg, Number, y, "end", "number", [Figures.Range(row.First, row.Last)]);
        if (row.Time is { } time)
            Words(svg, Time, y, "end", "time", [Figures.Offset(time, origin)]);
        if (data)
        {
            Words(svg, left - 6, y + 4, "end", "port", [$":{row.ClientPort}"]);
            Words(svg, right + 6, y + 4, "start", "port", [$":{row.ServerPort}"]);
        }

        int from = row.Sender == Side.Server ? left + 9 : left + 1, to = row.Sender == Side.Client ? right - 9 : right - 1;
        Append(svg, $"<line class=\"shaft\" x1=\"{from}\" y1=\"{y}\" x2=\"{to}\" y2=\"{y}\"/>");
        if (row.Sender == Side.Client)
            Append(svg, $"<path class=\"head\" d=\"M{right - 1} {y}l-11-5v10z\"/>");
        else if (row.Sender == Side.Server)
            Append(svg, $"<path class=\"head\" d=\"M{left + 1} {y}l11-5v10z\"/>");
        (int x, string anchor) = row.Sender switch
        {
            Side.Client => (left + 12, "start"),
            Side.Server => (right - 12, "end"),
            _ => ((left + right) / 2, "middle"),
        };
        Words(svg, x, y - 7, anchor, "label", [.. rows.Select(language => TextColumns.Fit(SafeText.Visible(language.Label), data ? Letters - 8 : Letters))]);
        svg.Append("</g>\n");
    }

    private static string Title(Conversation conversation, LadderRow row, Timestamp? origin)
    {
        (string client, string server) = row.Lane is not { } lane ? (conversation.Client.ToString(), conversation.Server.ToString())
            : lane.OpenedBy == Side.Client ? (lane.From.ToString(), lane.To.ToString()) : (lane.To.ToString(), lane.From.ToString());
        string way = row.Sender switch
        {
            Side.Client => $"{client} → {server}",
            Side.Server => $"{server} → {client}",
            _ => $"{client} – {server}",
        };
        string time = row.Time is { } moment ? $" · {Figures.Offset(moment, origin)} s" : "";
        return $"#{Figures.Range(row.First, row.Last)}{time} · {way} · {row.Label}";
    }

    private void Words(StringBuilder svg, int x, int y, string anchor, string name, IReadOnlyList<string> texts)
    {
        bool same = texts.Count == 1 || texts.All(text => text == texts[0]);
        for (int i = 0; i < (same ? 1 : texts.Count); i++)
        {
            string language = same ? "" : $" {PageLanguages.Class(languages[i])}";
            string lang = same ? "" : $" lang=\"{languages[i].LanguageTag}\"";
            Append(svg, $"<text class=\"{name}{language}\"{lang} x=\"{x}\" y=\"{y}\" text-anchor=\"{anchor}\">{SafeText.Markup(texts[i])}</text>");
        }
    }

    private static string Class(LadderMark mark) => mark switch
    {
        LadderMark.Handshake => "handshake",
        LadderMark.Command => "command",
        LadderMark.Reply => "reply",
        LadderMark.NegativeReply or LadderMark.Reset => "bad",
        LadderMark.Payload => "payload",
        LadderMark.Acknowledgment => "ack",
        LadderMark.Encrypted => "encrypted",
        _ => "fin",
    };

    private static void Append(StringBuilder svg, FormattableString markup) => svg.Append(markup.ToString(CultureInfo.InvariantCulture));
}
