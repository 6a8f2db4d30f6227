using System.Text;
using Glassport.Analysis.Rendering;
using Glassport.Analysis.Story;

namespace Glassport.App.Doctor;

/// <summary>The report for a terminal.</summary>
internal sealed class TextReport : IReportForm
{
    /// <inheritdoc/>
    public string Name => "text";

    /// <inheritdoc/>
    public string Write(Report report, Language language)
    {
        bool isChinese = language == Language.Chinese;
        StringBuilder text = new();
        Line(text, isChinese ? $"{report.Site}：{report.Grade}" : $"{report.Site}: grade {report.Grade}");
        if (report.Greeting.Length > 0)
            Line(text, report.Greeting);
        Line(text, "");
        foreach (var result in report.Results)
        {
            Line(text, $"{MarkWords.For(result.Mark, language).PadRight(isChinese ? 4 : 8)}{result.Check.Subject.In(language)}{(isChinese ? "：" : ": ")}{result.Seen.In(language)}");
            if (result.Advice.In(language) is { Length: > 0 } advice)
                Line(text, $"        {(isChinese ? "怎么办：" : "What to do: ")}{advice}");
        }

        return text.ToString();
    }

    private static void Line(StringBuilder text, string line) => text.Append(SafeText.Visible(line)).Append('\n');
}
