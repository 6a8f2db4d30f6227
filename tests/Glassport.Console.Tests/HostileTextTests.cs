using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Glassport.Console.Tests;

/// <summary>What a peer, a disk or a capture says is text, whatever it says.</summary>
[Collection(PageCollection.Name)]
public sealed class HostileTextTests(Browser browser)
{
    private const string Markup = "<img src=x onerror=\"window.broken=1\"><script>window.broken=1</script>";

    [Fact]
    public async Task A_hostile_name_banner_and_login_are_shown_as_text()
    {
        await using ConsoleProcess console = await ConsoleProcess.StartAsync();
        string root = Directory.CreateDirectory(Path.Combine(console.Folder, "site")).FullName;
        string name = "<img src=x onerror=window.broken=1>.txt";
        await File.WriteAllTextAsync(Path.Combine(root, name), Markup);
        using HttpClient client = await console.ClientAsync();
        await SitesOf.AddAsync(client, "Odd", root, banner: Markup);
        IPage page = await browser.LogInAsync(console);
        await page.EvaluateAsync("location.hash = '#/files'");

        await page.Locator("input[name=user]").FillAsync(Markup);
        await page.Locator("input[name=ftp-password]").FillAsync("no");
        await page.Locator(".files-bar button[type=submit]").ClickAsync();
        await Expect(page.Locator(".form-error")).ToContainTextAsync("<img src=x");
        await page.Locator("input[name=user]").FillAsync("alice");
        await page.Locator("input[name=ftp-password]").FillAsync("alice's password");
        await page.Locator(".files-bar button[type=submit]").ClickAsync();
        await Expect(page.Locator(".files-name button")).ToHaveTextAsync(name);
        await Expect(page.Locator(".dialogue")).ToContainTextAsync("S> 220 " + Markup);
        await page.Locator(".files-name button").ClickAsync();
        await Expect(page.Locator(".preview-text")).ToHaveTextAsync(Markup);

        await page.EvaluateAsync("location.hash = '#/overview'");
        await Expect(page.Locator(".failures")).ToContainTextAsync("<img src=x");
        Assert.Equal(0, await page.Locator(".page img").CountAsync());
        Assert.True(await page.EvaluateAsync<bool>("window.broken === undefined"));
    }

    [Fact]
    public async Task A_downloaded_page_is_never_a_page_of_the_consoles()
    {
        await using ConsoleProcess console = await ConsoleProcess.StartAsync();
        string root = Directory.CreateDirectory(Path.Combine(console.Folder, "site")).FullName;
        await File.WriteAllTextAsync(Path.Combine(root, "page.html"), Markup);
        using HttpClient client = await console.ClientAsync();
        await SitesOf.AddAsync(client, "Pages", root);
        string visit = await SitesOf.VisitAsync(client);

        HttpResponseMessage answer = await client.GetAsync($"/api/visits/{visit}/content?path=/page.html");

        Assert.Equal("application/octet-stream", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal(Markup, await answer.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("/a\r\nDELE /page.html")]
    [InlineData("/a\nNOOP")]
    public async Task A_path_brings_no_command_of_its_own(string path)
    {
        await using ConsoleProcess console = await ConsoleProcess.StartAsync();
        string root = Directory.CreateDirectory(Path.Combine(console.Folder, "site")).FullName;
        using HttpClient client = await console.ClientAsync();
        await SitesOf.AddAsync(client, "Pages", root);
        string visit = await SitesOf.VisitAsync(client);

        HttpResponseMessage answer = await client.PostAsJsonAsync($"/api/visits/{visit}/directories", new { path });

        Assert.Equal(System.Net.HttpStatusCode.BadRequest, answer.StatusCode);
        JsonNode said = (await client.GetFromJsonAsync<JsonNode>($"/api/visits/{visit}/dialogue"))!;
        Assert.DoesNotContain("MKD", said.ToJsonString(), StringComparison.Ordinal);
    }
}
