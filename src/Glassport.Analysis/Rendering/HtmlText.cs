using System.Text;
using Glassport.Analysis.Story;

namespace Glassport.Analysis.Rendering;

/// <summary>Markup being written in every language at once; what is given as text is escaped here.</summary>
internal sealed class HtmlText(RenderingOptions options)
{
    private readonly StringBuilder markup = new();

    /// <summary>The options.</summary>
    public RenderingOptions Options => options;

    /// <summary>What was written since the last call.</summary>
    public string Take()
    {
        string taken = markup.ToString();
        markup.Clear();
        return taken;
    }

    /// <summary>Markup as it is.</summary>
    public HtmlText Raw(string trusted)
    {
        markup.Append(trusted);
        return this;
    }

    /// <summary>Text, escaped.</summary>
    public HtmlText Text(string text)
    {
        markup.Append(SafeText.Markup(text));
        return this;
    }

    /// <summary>An element with escaped text.</summary>
    public HtmlText Element(string name, string? className, string text)
    {
        Open(name, className);
        return Text(text).Raw($"</{name}>");
    }

    /// <summary>A start tag.</summary>
    public HtmlText Open(string name, string? className = null) => Raw(className is null ? $"<{name}>" : $"<{name} class=\"{className}\">");

    /// <summary>A label in each language, once where they agree.</summary>
    public HtmlText Label(Func<Labels, string> label) => Inline(language => label(Labels.For(language)));

    /// <summary>An element with a label in each language.</summary>
    public HtmlText Label(string name, string? className, Func<Labels, string> label)
    {
        Open(name, className);
        return Label(label).Raw($"</{name}>");
    }

    /// <summary>A text in each language, once where they agree.</summary>
    public HtmlText Inline(Func<Language, string> text)
    {
        string first = text(PageLanguages.All[0]);
        if (PageLanguages.All.All(language => text(language) == first))
            return Text(first);
        foreach (Language language in PageLanguages.All)
        {
            Labels labels = Labels.For(language);
            Raw($"<span class=\"{PageLanguages.Class(labels)}\" lang=\"{labels.LanguageTag}\">").Text(text(language)).Raw("</span>");
        }

        return this;
    }

    /// <summary>Paragraphs in each language; nothing for an empty text.</summary>
    public HtmlText Paragraphs(string? className, Func<Language, string> text)
    {
        foreach (Language language in PageLanguages.All)
        {
            Labels labels = Labels.For(language);
            foreach (string paragraph in text(language).Split('\n', StringSplitOptions.RemoveEmptyEntries))
            {
                string classes = className is null ? PageLanguages.Class(labels) : $"{className} {PageLanguages.Class(labels)}";
                Raw($"<p class=\"{classes}\" lang=\"{labels.LanguageTag}\">").Text(paragraph).Raw("</p>\n");
            }
        }

        return this;
    }

    /// <summary>The opening of a table in a container of its own that scrolls, with its header.</summary>
    public HtmlText Table(string name, string? id, params (Func<Labels, string> Header, string? Class)[] columns)
    {
        Raw("<div class=\"scroll").Raw(id is null ? "" : " packets-table").Raw("\" role=\"group\" tabindex=\"0\"><table");
        if (id is not null)
            Raw($" id=\"{id}\"");
        Raw($" class=\"{name}\"><thead><tr>");
        foreach ((Func<Labels, string> header, string? className) in columns)
            Raw("<th scope=\"col\"").Raw(className is null ? ">" : $" class=\"{className}\">").Label(header).Raw("</th>");
        return Raw("</tr></thead><tbody>\n");
    }

    /// <summary>The end of a table.</summary>
    public HtmlText EndTable() => Raw("</tbody></table></div>\n");

    /// <summary>A cell.</summary>
    public HtmlText Cell(string text, string? className = null) => Element("td", className, text);

    /// <summary>The first cell of a row, which names it.</summary>
    public HtmlText RowHeader(string text, string? className = null) =>
        Raw("<th scope=\"row\"").Raw(className is null ? ">" : $" class=\"{className}\">").Text(text).Raw("</th>");
}
