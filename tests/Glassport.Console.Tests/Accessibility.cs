using System.Text.Json;
using Microsoft.Playwright;

namespace Glassport.Console.Tests;

/// <summary>Holds a page against axe-core's rules.</summary>
internal static class Accessibility
{
    /// <summary>What is seriously wrong with the page as it is shown: a rule and the element in a line each.</summary>
    public static async Task<IReadOnlyList<string>> ProblemsAsync(IPage page)
    {
        await page.EvaluateAsync(await File.ReadAllTextAsync(Browser.AxeScript) + "\n;void 0");
        JsonElement violations = await page.EvaluateAsync<JsonElement>("async () => (await axe.run()).violations");
        return
        [
            .. from violation in violations.EnumerateArray()
               where violation.GetProperty("impact").GetString() is "serious" or "critical"
               from node in violation.GetProperty("nodes").EnumerateArray()
               select $"{violation.GetProperty("id").GetString()}: {node.GetProperty("html").GetString()} ({node.GetProperty("failureSummary").GetString()})",
        ];
    }
}
