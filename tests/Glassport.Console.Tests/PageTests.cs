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

    [Theory]
    [InlineData("en", "dark", 1280)]
    [InlineData("zh", "light", 390)]
    public async Task Pages_with_something_on_them_have_no_serious_problem_either(string language, string theme, int width)
    {
        await using ConsoleProcess console = await ConsoleProcess.StartAsync();
        string root = Directory.CreateDirectory(Path.Combine(console.Folder, "site")).FullName;
        Directory.CreateDirectory(Path.Combine(root, "folder"));
        await File.WriteAllTextAsync(Path.Combine(root, "a name that is quite long and has no place to break 0123456789012345678901234567890123456789.txt"), "text");
        using HttpClient client = await console.ClientAsync();
        await SitesOf.AddAsync(client, "Reports", root);
        await SitesOf.VisitAsync(client);
        IPage page = await browser.LogInAsync(console, language, theme, width);

        await GoAsync(page, "sites");
        await page.Locator(".site-card .icon-edit").ClickAsync();
        foreach (string tab in new[] { "bindings", "authentication", "rules", "more" })
        {
            await page.Locator($"dialog [data-key={tab}]").ClickAsync();
            await AssertFineAsync(page, width);
        }

        await page.Keyboard.PressAsync("Escape");
        await GoAsync(page, "sites/sessions");
        await Expect(page.Locator("tbody tr")).ToHaveCountAsync(1);
        await AssertFineAsync(page, width);

        await GoAsync(page, "files");
        await Expect(page.Locator(".files-name")).ToHaveCountAsync(2);
        await AssertFineAsync(page, width);

        await GoAsync(page, "wire");
        await page.Locator(".drop-zone input[type=file]").SetInputFilesAsync(TestKit.Repository.PathOf("tests", "corpus", "golden", "29-active-refused-425.pcapng"));
        await Expect(page.Locator(".wire-head .badge.good")).ToBeVisibleAsync();
        await page.Locator(".packet").Nth(4).ClickAsync();
        await Expect(page.Locator(".hex")).ToBeVisibleAsync();
        foreach (string tab in new[] { "story", "ladder", "findings", "streams", "save" })
        {
            await page.Locator($".wire-side [data-key={tab}]").ClickAsync();
            await AssertFineAsync(page, width);
        }
    }

    private static async Task GoAsync(IPage page, string name) => await page.EvaluateAsync("hash => { location.hash = hash; }", $"#/{name}");

    private static async Task AssertFineAsync(IPage page, int width)
    {
        Assert.Empty(await Accessibility.ProblemsAsync(page));
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= window.innerWidth"), $"{page.Url} is wider than {width} pixels");
    }
}
