using System.Globalization;
using System.Text;
using Glassport.Analysis.Findings;
using Glassport.Analysis.Model;
using Glassport.Analysis.Story;

namespace Glassport.Analysis.Rendering;

/// <summary>Lines of text for a terminal of a given width; all that is added is made visible first.</summary>
internal sealed class TextLines(int width, Ansi ansi)
{
    private const int FindingsShown = 30;
    private readonly StringBuilder text = new();

    /// <summary>The width in columns.</summary>
    public int Width => width;

    /// <summary>The colours.</summary>
    public Ansi Colours => ansi;

    /// <summary>What was written since the last call.</summary>
    public string Take()
    {
        string taken = text.ToString();
        text.Clear();
        return taken;
    }

    public void Blank() => text.Append('\n');

    public void Raw(string line) => text.Append(line.TrimEnd()).Append('\n');

    public void Title(string title)
    {
        string fitted = TextColumns.Fit(SafeText.Visible(title), width);
        Raw(ansi.Bold(fitted));
        Raw(ansi.Dim(new string('═', TextColumns.Of(fitted))));
    }

    public void Heading(string heading)
    {
        Blank();
        Raw(ansi.Bold(TextColumns.Fit(SafeText.Visible(heading), width)));
    }

    /// <summary>Paragraphs, wrapped and indented.</summary>
    public void Text(string paragraphs, int indent = 0)
    {
        foreach (string paragraph in paragraphs.Split('\n'))
        {
            foreach (string line in TextColumns.Wrap(SafeText.Visible(paragraph), width - indent))
                Raw(new string(' ', indent) + line);
        }
    }

    /// <summary>Names and values in two columns.</summary>
    public void Facts(IReadOnlyList<(string Name, string Value)> facts)
    {
        int names = Math.Min(facts.Max(static fact => TextColumns.Of(fact.Name)), width / 2) + 2;
        foreach ((string name, string value) in facts)
            Hanging(ansi.Dim(TextColumns.Pad(name, names)), names, value);
    }

    /// <summary>A line that begins with a severity.</summary>
    public void Marked(string mark, Severity severity, string value) =>
        Hanging("  " + ansi.Of(severity, mark) + " ", TextColumns.Of(mark) + 3, value);

    /// <summary>A step of a story; number 0 for none.</summary>
    public void Step(int number, string title, string packets, string story)
    {
        string label = number == 0 ? "   – " : string.Create(CultureInfo.InvariantCulture, $"{number,4}. ");
        int indent = label.Length;
        string shown = SafeText.Visible(title);
        if (TextColumns.Of(shown) + TextColumns.Of(packets) + indent + 2 <= width)
        {
            Raw(label + ansi.Bold(shown) + "  " + ansi.Dim(packets));
        }
        else
        {
            Hanging(label, indent, shown);
            Text(packets, indent);
        }

        if (story.Length > 0)
            Text(story, indent);
    }

    /// <summary>A table, indented by two.</summary>
    public void Table(TextTable table)
    {
        foreach (string line in table.Lines(width - 2, ansi))
            Raw("  " + line);
    }

    /// <summary>Findings in full: what, where, and what to do.</summary>
    public void Findings(IReadOnlyList<Finding> findings, Labels labels, RenderingOptions options)
    {
        int shown = Math.Min(findings.Count, options.Verbose ? int.MaxValue : FindingsShown);
        foreach (Finding finding in findings.Take(shown))
        {
            FindingWords words = FindingCatalog.Words(finding, options.Language);
            string title = string.IsNullOrEmpty(words.Title) ? finding.Id : $"{words.Title} [{finding.Id}]";
            string where = finding.Packets.Count == 0 ? "" : ", " + labels.PacketsOf(Figures.Packets(finding.Packets));
            Marked(TextColumns.Pad(labels.Of(finding.Severity), 8), finding.Severity, $"{title}{where}{(finding.DataConnection is { } id ? $" ({id})" : "")}");
            if (!string.IsNullOrEmpty(words.Detail))
                Text(words.Detail, 4);
            if (!string.IsNullOrEmpty(words.Advice))
                Text($"{labels.Advice}: {words.Advice}", 4);
        }

        if (shown < findings.Count)
            Text(Labels.Fill(labels.MoreFindings, Figures.Count(findings.Count - shown)), 2);
    }

    private void Hanging(string lead, int indent, string value)
    {
        bool first = true;
        foreach (string line in TextColumns.Wrap(SafeText.Visible(value), width - indent))
        {
            Raw((first ? lead : new string(' ', indent)) + line);
            first = false;
        }

        if (first)
            Raw(lead);
    }
}
