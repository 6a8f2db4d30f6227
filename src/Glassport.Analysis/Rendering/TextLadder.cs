using Glassport.Analysis.Model;
using Glassport.Packets;

namespace Glassport.Analysis.Rendering;

/// <summary>The ladder as text: the client's line on the left, the server's on the right, data connections between them with their ports.</summary>
internal sealed class TextLadder(int width, Ansi ansi, Labels labels)
{
    private const int Narrowest = 30;
    private const int Widest = 84;
    private const int Port = 6;

    /// <summary>The lines for <paramref name="rows"/>.</summary>
    public IEnumerable<string> Lines(Conversation conversation, IReadOnlyList<LadderRow> rows, Timestamp? origin, int limit)
    {
        int shown = Math.Min(rows.Count, limit);
        int numbers = 0;
        for (int i = 0; i < shown; i++)
            numbers = Math.Max(numbers, Figures.Range(rows[i].First, rows[i].Last).Length);
        int times = width - numbers - 14 >= Narrowest + 14 ? 12 : 0;
        int body = Math.Clamp(width - numbers - times - 4, 10, Widest);
        string margin = new(' ', numbers + times + 1);

        string left = TextColumns.Fit($"{labels.Client} {conversation.Client}", body / 2);
        string right = TextColumns.Fit($"{labels.Server} {conversation.Server}", (body + 2) - TextColumns.Of(left) - 1);
        yield return ansi.Bold(margin + left + new string(' ', Math.Max(1, body + 2 - TextColumns.Of(left) - TextColumns.Of(right))) + right);
        for (int i = 0; i < shown; i++)
        {
            LadderRow row = rows[i];
            string number = Figures.Range(row.First, row.Last).PadLeft(numbers);
            string time = times == 0 ? "" : (row.Time is { } moment ? Figures.Offset(moment, origin) : "").PadLeft(times);
            string arrow = row.Lane is null ? Arrow(row, body, '─') : DataArrow(row, body);
            yield return ansi.Dim(number + time) + " " + arrow;
        }

        if (rows.Count > shown)
            yield return margin + Labels.Fill(labels.MoreRows, Figures.Count(rows.Count - shown));
        yield return ansi.Dim(margin + TextColumns.Fit(labels.LadderLegend, body + 2));
    }

    private string Arrow(LadderRow row, int body, char line) => "│" + Paint(row, Shaft(row, body, line)) + "│";

    private string DataArrow(LadderRow row, int body)
    {
        if (body < 40)
            return Arrow(row, body, '═');
        string left = $":{row.ClientPort}".PadLeft(Port + 1), right = $":{row.ServerPort}".PadRight(Port + 1);
        return "│" + ansi.Dim(left) + " " + Paint(row, Shaft(row, body - (2 * (Port + 1)) - 2, '═')) + " " + ansi.Dim(right) + "│";
    }

    // The label stands at the end of the one who speaks; the head at the other.
    private static string Shaft(LadderRow row, int columns, char line)
    {
        string label = TextColumns.Fit(SafeText.Visible(row.Label), columns - 6);
        string rest = new(line, Math.Max(1, columns - TextColumns.Of(label) - 5));
        return row.Sender switch
        {
            Side.Client => $"{line}{line} {label} {rest}>",
            Side.Server => $"<{rest} {label} {line}{line}",
            _ => $"{line}{line} {label} {rest}{line}",
        };
    }

    private string Paint(LadderRow row, string shaft) => row.Mark switch
    {
        LadderMark.Command => ansi.Bold(shaft),
        LadderMark.NegativeReply or LadderMark.Reset => ansi.Red(shaft),
        LadderMark.Reply => ansi.Blue(shaft),
        LadderMark.Payload => ansi.Green(shaft),
        LadderMark.Acknowledgment => ansi.Dim(shaft),
        LadderMark.Handshake or LadderMark.Fin => ansi.Cyan(shaft),
        _ => shaft,
    };
}
