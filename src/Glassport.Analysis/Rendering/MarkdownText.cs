using System.Text;

namespace Glassport.Analysis.Rendering;

/// <summary>GitHub-flavoured Markdown being written; what is given as text is escaped here.</summary>
internal sealed class MarkdownText
{
    private readonly StringBuilder text = new();

    /// <summary>What was written since the last call.</summary>
    public string Take()
    {
        string taken = text.ToString();
        text.Clear();
        return taken;
    }

    public void Heading(int level, string heading) => text.Append('#', level).Append(' ').Append(SafeText.Markdown(heading)).Append("\n\n");

    /// <summary>Paragraphs, indented by so many spaces to stay inside a list.</summary>
    public void Paragraphs(string paragraphs, int indent = 0)
    {
        foreach (string paragraph in paragraphs.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            text.Append(' ', indent).Append(SafeText.Markdown(paragraph)).Append("\n\n");
    }

    /// <summary>A line of markup as it is.</summary>
    public void Raw(string trusted) => text.Append(trusted).Append('\n');

    /// <summary>A table; columns whose header ends with a colon are aligned to the right.</summary>
    public void Table(IReadOnlyList<string> headers, IEnumerable<IReadOnlyList<string>> rows)
    {
        Row(headers.Select(static header => header.TrimEnd(':')));
        Raw("|" + string.Concat(headers.Select(static header => header.EndsWith(':') ? "---:|" : "---|")));
        foreach (IReadOnlyList<string> row in rows)
            Row(row);
        text.Append('\n');
    }

    /// <summary>Lines as they are, in a fence that they cannot close.</summary>
    public void Fence(IEnumerable<string> lines)
    {
        List<string> kept = [.. lines];
        int longest = 2;
        foreach (string line in kept)
        {
            int run = 0;
            foreach (char c in line)
            {
                run = c == '`' ? run + 1 : 0;
                longest = Math.Max(longest, run);
            }
        }

        string fence = new('`', longest + 1);
        Raw(fence + "text");
        foreach (string line in kept)
            Raw(line);
        Raw(fence + "\n");
    }

    private void Row(IEnumerable<string> cells)
    {
        text.Append('|');
        foreach (string cell in cells)
            text.Append(' ').Append(SafeText.Markdown(cell)).Append(" |");
        text.Append('\n');
    }
}
