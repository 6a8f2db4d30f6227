using System.Globalization;
using System.Text.Json.Nodes;
using Glassport.Analysis.Story;
using Glassport.App.Configuration;

namespace Glassport.App.Doctor;

/// <summary>The report for programs; docs/client.md describes it.</summary>
internal sealed class JsonReport : IReportForm
{
    /// <inheritdoc/>
    public string Name => "json";

    /// <inheritdoc/>
    public string Write(Report report, Language language)
    {
        JsonArray checks = [];
        foreach (var result in report.Results)
        {
            JsonObject check = new()
            {
                ["id"] = result.Check.Id,
                ["mark"] = MarkWords.Of(result.Mark),
                ["subject"] = result.Check.Subject.In(language),
                ["seen"] = result.Seen.In(language),
            };
            if (result.Advice.In(language) is { Length: > 0 } advice)
                check["advice"] = advice;
            if (result.Findings.Count > 0)
                check["findings"] = new JsonArray([.. result.Findings.Select(static id => (JsonNode)id)]);
            checks.Add((JsonNode)check);
        }

        return JsonText.Indented(new JsonObject
        {
            ["version"] = 1,
            ["site"] = report.Site,
            ["time"] = report.Time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            ["grade"] = report.Grade.ToString(),
            ["greeting"] = report.Greeting,
            ["checks"] = checks,
        });
    }
}
