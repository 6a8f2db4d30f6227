using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Glassport.Console.Tests;

/// <summary>What holds for every page.</summary>
[Collection(PageCollection.Name)]
public sealed class PageTests(Browser browser)
{
    /// <summary>Every page, by its part of the address.</summary>
    public static readonly IReadOnlyList<string> Pages = ["overview", "sites", "sites/users", "sites/sessions", "sites/bans", "sites/log", "files", "wire", "guide", "guide/active", "guide/site", "settings"];

    [Theory]
    [InlineData("en", "light", 1280)]
    [InlineData("zh", "dark", 390)]
    public async Task No_page_has_a_serious_accessibility_problem_or_an_error_or_is_wider_than_the_screen(string language, string theme, int width)
    {
        await using ConsoleProcess console = await ConsoleProcess.StartAsync();
        IPage page = await browser.OpenAsync(console, language, theme, width);
        List<string> errors = [];
        Assert.Empty(await Accessibility.ProblemsAsync(page));
        page = await browser.LogInAsync(console, language, theme, width);
        page.PageError += (_, error) => errors.Add(error);
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
                errors.Add(message.Text);
        };
        foreach (string name in Pages)
        {
            await page.EvaluateAsync("hash => { location.hash = hash; }", $"#/{name}");
            await Expect(page.Locator(".page h1, .page .page-head h1").First).ToBeVisibleAsync();
            await Expect(page.Locator(".spinner")).ToHaveCountAsync(0);

            Assert.Empty(await Accessibility.ProblemsAsync(page));
            Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= window.innerWidth"), $"{name} is wider than {width} pixels");
        }

        Assert.Empty(errors);
    }
}
