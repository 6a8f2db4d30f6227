using System.Globalization;
using System.Text;
using Glassport.Analysis.Model;

namespace Glassport.Analysis.Rendering;

/// <summary>The ladder diagrams of the conversations as one SVG picture that needs nothing else.</summary>
public sealed class SvgRendering : IRendering
{
    private const int MostRows = 400;

    /// <inheritdoc/>
    public string Name => "svg";

    /// <inheritdoc/>
    public string MediaType => "image/svg+xml";

    /// <inheritdoc/>
    public string Description => "The ladder diagram as a picture.";

    /// <inheritdoc/>
    public IRenderingSession Begin(Stream output, RenderingOptions options)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(options);
        return new PageSession(output, options, (explanation, survey) => Pieces(explanation, survey, options));
    }

    private static IEnumerable<string> Pieces(Explanation explanation, Survey survey, RenderingOptions options)
    {
        Labels labels = Labels.For(options.Language);
        SvgLadder ladder = new(labels);
        StringBuilder body = new();
        int top = 0, drawn = 0;
        long left = 0;
        foreach (Conversation conversation in survey.Stories)
        {
            IReadOnlyList<LadderRow> rows = Ladder.Of(conversation, labels, acknowledgments: true, options.ShowSecrets);
            int shown = options.Verbose ? rows.Count : Math.Min(rows.Count, MostRows - drawn);
            if (shown > 0)
            {
                body.Append(ladder.Draw(conversation, [rows.Count > shown ? [.. rows.Take(shown)] : rows], explanation.Capture.FirstTime, top));
                top += SvgLadder.Height(shown) + 24;
            }

            drawn += shown;
            left += rows.Count - shown;
        }

        if (drawn == 0)
            Note(body, labels.NoFtp, ref top);
        if (left > 0)
            Note(body, Labels.Fill(labels.MoreRows, Figures.Count(left)), ref top);

        if (survey.Told.Count < survey.Count)
            Note(body, Labels.Fill(labels.MoreConversationsTold, Figures.Count(survey.Told.Count), Figures.Count(survey.Count)), ref top);

        string title = SafeText.Markup($"Glassport · {labels.Ladder} · {string.Join(", ", explanation.Capture.Files)}");
        yield return string.Create(CultureInfo.InvariantCulture, $$"""
            <svg xmlns="http://www.w3.org/2000/svg" class="ladder" lang="{{labels.LanguageTag}}" role="img" width="{{SvgLadder.Width}}" height="{{top + 8}}" viewBox="0 0 {{SvgLadder.Width}} {{top + 8}}">
            <title>{{title}}</title>
            <style>
            {{PageAssets.Palette}}{{PageAssets.LadderStyle}}svg { background: var(--card); }
            </style>

            """);
        yield return body.ToString();
        yield return "</svg>\n";
    }

    private static void Note(StringBuilder body, string text, ref int top)
    {
        body.Append(CultureInfo.InvariantCulture,
            $"<text class=\"legend\" x=\"{SvgLadder.Width / 2}\" y=\"{top + 26}\" text-anchor=\"middle\">{SafeText.Markup(text)}</text>\n");
        top += 40;
    }
}
