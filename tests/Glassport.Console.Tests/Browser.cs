using Glassport.TestKit;
using Microsoft.Playwright;

namespace Glassport.Console.Tests;

/// <summary>Debian's Chromium, which all tests of pages share.</summary>
public sealed class Browser : IAsyncLifetime
{
    private const string Program = "/usr/bin/chromium";

    private IPlaywright? playwright;
    private IBrowser? browser;

    /// <summary>The accessibility rules.</summary>
    public static string AxeScript { get; } = Repository.PathOf("artifacts", "axe-core", "node_modules", "axe-core", "axe.min.js");

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        // A machine that does much else is slow, and not wrong.
        Assertions.SetDefaultExpectTimeout(60_000);
        playwright = await Playwright.CreateAsync();
        // Root has no sandbox of Chromium's; the pages are our own.
        browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Program, Args = ["--no-sandbox"] });
    }

    /// <summary>A page of a browser that has not been there before.</summary>
    /// <param name="console">The console that it looks at.</param>
    /// <param name="language"><c>en</c> or <c>zh</c>.</param>
    /// <param name="theme"><c>light</c> or <c>dark</c>.</param>
    /// <param name="width">Its width in pixels.</param>
    public async Task<IPage> OpenAsync(ConsoleProcess console, string language = "en", string theme = "light", int width = 1280)
    {
        IBrowserContext context = await browser!.NewContextAsync(new()
        {
            BaseURL = console.Address.ToString(),
            ViewportSize = new() { Width = width, Height = 800 },
            Locale = language == "zh" ? "zh-CN" : "en-GB",
            AcceptDownloads = true,
        });
        context.SetDefaultTimeout(60_000);
        await context.AddInitScriptAsync($"localStorage.setItem('language', '{language}'); localStorage.setItem('theme', '{theme}');");
        IPage page = await context.NewPageAsync();
        await page.GotoAsync("/");
        return page;
    }

    /// <summary>A page of a browser that the administrator is logged in with.</summary>
    public async Task<IPage> LogInAsync(ConsoleProcess console, string language = "en", string theme = "light", int width = 1280)
    {
        IPage page = await OpenAsync(console, language, theme, width);
        await page.Locator("input[name=name]").FillAsync("admin");
        await page.Locator("input[name=password]").FillAsync(ConsoleProcess.Password);
        await page.Locator("button[type=submit]").ClickAsync();
        await page.Locator(".shell").WaitForAsync();
        return page;
    }

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
        playwright?.Dispose();
    }
}
