using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Glassport.Console.Tests;

/// <summary>Who gets in, seen in a browser.</summary>
[Collection(PageCollection.Name)]
public sealed class LoginTests(Browser browser)
{
    [Theory]
    [InlineData("en", "The name or the password is wrong.", "Settings")]
    [InlineData("zh", "用户名或密码不正确。", "设置")]
    public async Task A_wrong_password_is_refused_in_words_and_the_right_one_opens_the_console(string language, string refusal, string settings)
    {
        await using ConsoleProcess console = await ConsoleProcess.StartAsync();
        IPage page = await browser.OpenAsync(console, language);

        await page.Locator("input[name=name]").FillAsync("admin");
        await page.Locator("input[name=password]").FillAsync("wrong");
        await page.Locator("button[type=submit]").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToHaveTextAsync(refusal);

        await page.Locator("input[name=password]").FillAsync(ConsoleProcess.Password);
        await page.Locator("button[type=submit]").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = settings })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Who_logs_out_has_to_log_in_again()
    {
        await using ConsoleProcess console = await ConsoleProcess.StartAsync();
        IPage page = await browser.LogInAsync(console);

        await page.GetByRole(AriaRole.Button, new() { Name = "Log out" }).ClickAsync();
        await Expect(page.Locator(".login-card")).ToBeVisibleAsync();
        await page.ReloadAsync();
        await Expect(page.Locator(".login-card")).ToBeVisibleAsync();
    }
}
