using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Glassport.Console.Tests;

/// <summary>What both articles do, in a browser alone: a site, a capture, a login, a listing, a download, and the explanation.</summary>
[Collection(PageCollection.Name)]
public sealed class ArticleTests(Browser browser)
{
    [CaptureTheory]
    [InlineData("en", "active", "Started", "Start capture", "Connect", "Stop", "Disconnect")]
    [InlineData("zh", "passive", "已启动", "开始抓包", "连接", "停止", "断开")]
    public async Task A_browser_is_all_it_takes(string language, string mode, string started, string startCapture, string connect, string stop, string disconnect)
    {
        await using ConsoleProcess console = await ConsoleProcess.StartAsync();
        string root = Directory.CreateDirectory(Path.Combine(console.Folder, "site")).FullName;
        byte[] content = RandomNumberGenerator.GetBytes(300_000);
        await File.WriteAllBytesAsync(Path.Combine(root, "report.bin"), content);
        IPage page = await browser.LogInAsync(console, language);

        await AddSiteAsync(page, root);
        await Expect(page.Locator(".site-card .badge").First).ToHaveTextAsync(started);

        await page.EvaluateAsync("location.hash = '#/wire'");
        // Other tests speak FTP on the loopback too; an address of its own keeps them apart.
        await page.Locator("input[name=capture-filter]").FillAsync("ftp host 127.77.0.1");
        await page.GetByRole(AriaRole.Button, new() { Name = startCapture }).ClickAsync();
        await Expect(page.Locator(".pulse")).ToBeVisibleAsync();
        string recording = page.Url.Split('/')[^1];

        await page.EvaluateAsync("location.hash = '#/files'");
        await page.Locator("input[name=user]").FillAsync("alice");
        await page.Locator("input[name=ftp-password]").FillAsync("alice's password");
        await page.Locator("select[name=mode]").SelectOptionAsync(mode);
        await page.GetByRole(AriaRole.Button, new() { Name = connect, Exact = true }).ClickAsync();
        await Expect(page.Locator(".files-name button")).ToHaveTextAsync("report.bin");
        Assert.Equal(SHA256.HashData(content), SHA256.HashData(await DownloadAsync(page)));
        await Expect(page.Locator(".dialogue")).ToContainTextAsync("C> RETR /report.bin");
        await page.Locator(".dialogue li", new() { HasTextString = "C> RETR /report.bin" }).GetByRole(AriaRole.Link).ClickAsync();
        await Expect(page.Locator(".packet.chosen")).ToContainTextAsync("RETR /report.bin");
        await page.EvaluateAsync("location.hash = '#/files'");
        await page.GetByRole(AriaRole.Button, new() { Name = disconnect }).ClickAsync();
        await Expect(page.Locator(".files-bar")).ToBeVisibleAsync();

        await page.EvaluateAsync("hash => { location.hash = hash; }", $"#/wire/{recording}");
        await Expect(page.Locator(".steps li").Nth(6)).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = stop, Exact = true }).ClickAsync();
        await Expect(page.Locator(".pulse")).ToHaveCountAsync(0);
        await Expect(page.Locator(".steps li").First).ToBeVisibleAsync();

        using HttpClient client = await console.ClientAsync();
        await AssertExplainedAsync(client, recording, content);
        await page.Locator("[role=tab][data-key=ladder]").ClickAsync();
        await Expect(page.Locator(".ladder .arrow.payload")).ToHaveCountAsync(3);
        await page.Locator("[role=tab][data-key=streams]").ClickAsync();
        await page.Locator(".wire-side .icon-files").ClickAsync();
        await page.Locator(".stream-file button").Last.ClickAsync();
        await Expect(page.Locator("dialog .hex")).ToContainTextAsync($"0000  {content[0]:x2} {content[1]:x2} {content[2]:x2}");
    }

    private static async Task AddSiteAsync(IPage page, string root)
    {
        await page.EvaluateAsync("location.hash = '#/sites'");
        await page.Locator(".empty .button").ClickAsync();
        await page.Locator("[data-field=name] input").FillAsync("Reports");
        await page.Locator("[data-field=physicalPath] input").FillAsync(root);
        await NextAsync(page);
        await page.Locator("[data-field='bindings[0].address'] input").FillAsync("127.77.0.1");
        await page.Locator("[data-field='bindings[0].port'] input").FillAsync("0");
        await NextAsync(page);
        await page.Locator("[data-field='user.name'] input").FillAsync("alice");
        await page.Locator(".dialog input[type=password]").FillAsync("alice's password");
        await NextAsync(page);
        await Expect(page.Locator("[data-field='rules[0]']")).ToBeVisibleAsync();
        await NextAsync(page);
        await Expect(page.Locator(".dialog .summary")).ToContainTextAsync(root);
        await NextAsync(page);
        await Expect(page.Locator(".dialog")).ToHaveCountAsync(0);
    }

    private static Task NextAsync(IPage page) => page.Locator(".dialog button[type=submit]").ClickAsync();

    private static async Task<byte[]> DownloadAsync(IPage page)
    {
        IDownload download = await page.RunAndWaitForDownloadAsync(() => page.Locator(".row-actions .icon-download").ClickAsync());
        Assert.Equal("report.bin", download.SuggestedFilename);
        return await File.ReadAllBytesAsync(await download.PathAsync());
    }

    private static async Task AssertExplainedAsync(HttpClient client, string recording, byte[] content)
    {
        JsonNode state;
        do
            state = (await client.GetFromJsonAsync<JsonNode>($"/api/recordings/{recording}"))!;
        while (state["state"]!.GetValue<string>() == "Reading");

        // Downloads have a session of their own while the page lists in another.
        JsonNode story = (await client.GetFromJsonAsync<JsonNode>($"/api/recordings/{recording}/story"))!;
        JsonNode conversation = Assert.Single(story["conversations"]!.AsArray())!;
        JsonNode told = (await client.GetFromJsonAsync<JsonNode>($"/api/recordings/{recording}/conversations/{conversation["id"]}"))!;
        string[] phases = [.. told["steps"]!.AsArray().Select(step => step!["phase"]!.GetValue<string>())];
        // Coming back to the Files page lists the directory once more.
        string[] expected = ["control-handshake", "greeting", "login", "list", "download", "list", "quit", "control-close"];
        Assert.Equal(expected, phases.Where(expected.Contains));
        Assert.DoesNotContain("alice's password", told.ToJsonString(), StringComparison.Ordinal);

        JsonNode files = (await client.GetFromJsonAsync<JsonNode>($"/api/recordings/{recording}/files"))!;
        JsonNode saved = files["files"]!.AsArray().Single(file => file!["command"]!.GetValue<string>() == "RETR")!;
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(content)), saved["sha256"]!.GetValue<string>());
        Assert.Equal(content, await client.GetByteArrayAsync($"/api/recordings/{recording}/files/{saved["savedAs"]}"));
    }
}
