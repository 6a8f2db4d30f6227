using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Glassport.TestKit;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Glassport.Console.Tests;

/// <summary>The administrator's pages.</summary>
[Collection(PageCollection.Name)]
public sealed class SitesTests(Browser browser)
{
    [Theory]
    [InlineData("en", "This is needed.", "Write an absolute path, such as /srv/ftp.", "A port is a number from 0 to 65535.", "Let somebody in: tick one of them.")]
    [InlineData("zh", "此项必填。", "请写绝对路径，例如 /srv/ftp。", "端口是 0 到 65535 之间的数。", "请至少勾选一项，允许有人登录。")]
    public async Task The_wizard_says_at_each_field_what_is_wrong_with_it(string language, string missing, string path, string port, string nobody)
    {
        await using ConsoleProcess console = await ConsoleProcess.StartAsync();
        IPage page = await browser.LogInAsync(console, language);
        await page.EvaluateAsync("location.hash = '#/sites'");
        await page.Locator(".empty .button").ClickAsync();

        await NextAsync(page);
        await ExpectErrorAsync(page, "name", missing);
        await ExpectErrorAsync(page, "physicalPath", missing);
        await page.Locator("[data-field=name] input").FillAsync("Reports");
        await page.Locator("[data-field=physicalPath] input").FillAsync("reports");
        await NextAsync(page);
        await ExpectErrorAsync(page, "physicalPath", path);
        await page.Locator("[data-field=physicalPath] input").FillAsync(Path.Combine(console.Folder, "nowhere"));
        await NextAsync(page);

        await page.Locator("[data-field='bindings[0].port'] input").FillAsync("70000");
        await page.Locator("[data-field='bindings[0].address'] input").FillAsync("");
        await NextAsync(page);
        await ExpectErrorAsync(page, "bindings[0].port", port);
        await ExpectErrorAsync(page, "bindings[0].address", missing);
        await page.Locator("[data-field='bindings[0].port'] input").FillAsync("0");
        await page.Locator("[data-field='bindings[0].address'] input").FillAsync("no address");
        await NextAsync(page);

        await page.Locator("[data-field=authentication] ~ .field input[type=checkbox]").First.UncheckAsync();
        await NextAsync(page);
        await ExpectErrorAsync(page, "authentication", nobody);
        await page.Locator("[data-field=authentication] input").CheckAsync();
        await NextAsync(page);

        await page.Locator("[data-field='rules[0].who'] select").SelectOptionAsync("user");
        await NextAsync(page);
        await ExpectErrorAsync(page, "rules[0].name", missing);
        await page.Locator("[data-field='rules[0].who'] select").SelectOptionAsync("everyone");
        await NextAsync(page);

        // What only the server knows comes back to the step that it is about.
        await NextAsync(page);
        await Expect(page.Locator("[data-field='bindings[0].address'] .field-error")).ToBeVisibleAsync();
        await page.Locator("[data-field='bindings[0].address'] input").FillAsync("127.0.0.1");
        for (int step = 0; step < 4; step++)
            await NextAsync(page);
        await Expect(page.Locator("[data-field=physicalPath] .field-error")).ToContainTextAsync("nowhere");
        using HttpClient client = await console.ClientAsync();
        Assert.Empty((await client.GetFromJsonAsync<JsonNode>("/api/sites"))!.AsArray());
    }

    [Fact]
    public async Task A_site_is_stopped_started_edited_and_removed_by_its_buttons()
    {
        await using ConsoleProcess console = await ConsoleProcess.StartAsync();
        using HttpClient client = await console.ClientAsync();
        await SitesOf.AddAsync(client, "Reports", console.Folder);
        IPage page = await browser.LogInAsync(console);
        await page.EvaluateAsync("location.hash = '#/sites'");

        await page.GetByRole(AriaRole.Button, new() { Name = "Stop" }).ClickAsync();
        await Expect(page.Locator(".site-card .badge").First).ToHaveTextAsync("Stopped");
        Assert.Empty((await client.GetFromJsonAsync<JsonNode>("/api/sites"))![0]!["endpoints"]!.AsArray());
        await page.GetByRole(AriaRole.Button, new() { Name = "Start" }).ClickAsync();
        await Expect(page.Locator(".site-card .badge").First).ToHaveTextAsync("Started");

        await page.GetByRole(AriaRole.Button, new() { Name = "Edit" }).ClickAsync();
        await page.Locator("[data-key=more]").ClickAsync();
        await page.Locator("[data-field='messages.banner'] input").FillAsync("Hello there");
        await page.Locator("[data-field='data.passivePorts'] input").FillAsync("9-1");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(page.Locator("[data-field='data.passivePorts'] .field-error")).ToBeVisibleAsync();
        await page.Locator("[data-field='data.passivePorts'] input").FillAsync("");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(page.Locator(".dialog")).ToHaveCountAsync(0);
        string listing = await PeerTool.RunAsync("curl", "-sv", "--stderr", "-", "-u", "alice:alice's password", $"ftp://{await SitesOf.AddressAsync(client)}/");
        Assert.Contains("220 Hello there", listing, StringComparison.Ordinal);

        await page.GetByRole(AriaRole.Button, new() { Name = "Remove" }).ClickAsync();
        await page.Locator("dialog .danger").ClickAsync();
        await Expect(page.Locator(".empty")).ToContainTextAsync("No site yet");
    }

    [Fact]
    public async Task A_live_session_is_seen_and_ended()
    {
        await using ConsoleProcess console = await ConsoleProcess.StartAsync();
        using HttpClient client = await console.ClientAsync();
        await SitesOf.AddAsync(client, "Reports", console.Folder);
        IPage page = await browser.LogInAsync(console);
        await page.EvaluateAsync("location.hash = '#/sites/sessions'");
        await Expect(page.Locator(".empty")).ToContainTextAsync("Nobody is here");

        await SitesOf.VisitAsync(client);
        await Expect(page.Locator("tbody tr")).ToContainTextAsync("alice");
        await page.Locator("tbody .icon-close").ClickAsync();
        await page.Locator("dialog .danger").ClickAsync();
        await Expect(page.Locator(".empty")).ToContainTextAsync("Nobody is here");
    }

    [Fact]
    public async Task Passwords_and_their_hashes_stay_in_the_server()
    {
        await using ConsoleProcess console = await ConsoleProcess.StartAsync();
        using HttpClient client = await console.ClientAsync();
        await SitesOf.AddAsync(client, "Reports", console.Folder);
        HttpResponseMessage made = await client.PutAsJsonAsync("/api/users/bob", new { name = "bob" });

        Assert.NotEmpty(JsonNode.Parse(await made.Content.ReadAsStringAsync())!["password"]!.GetValue<string>());
        string users = await client.GetStringAsync("/api/users");
        Assert.Contains("\"hasPassword\":true", users, StringComparison.Ordinal);
        Assert.DoesNotContain("pbkdf2", users, StringComparison.Ordinal);
        Assert.DoesNotContain("pbkdf2", await client.GetStringAsync("/api/accounts"), StringComparison.Ordinal);
        Assert.DoesNotContain("alice's password", await client.GetStringAsync("/api/audit"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_operator_sees_the_sites_and_changes_none()
    {
        await using ConsoleProcess console = await ConsoleProcess.StartAsync();
        using HttpClient administrator = await console.ClientAsync();
        await SitesOf.AddAsync(administrator, "Reports", console.Folder);
        await administrator.PutAsJsonAsync("/api/accounts/op", new { role = "Operator", password = "op's password" });
        using HttpClient op = new(new HttpClientHandler { UseProxy = false }) { BaseAddress = console.Address };
        JsonNode login = JsonNode.Parse(await (await op.PostAsJsonAsync("/api/login", new { name = "op", password = "op's password" })).Content.ReadAsStringAsync())!;
        op.DefaultRequestHeaders.Add("X-Glassport-Token", login["antiForgery"]!.GetValue<string>());

        Assert.Equal(HttpStatusCode.OK, (await op.GetAsync("/api/sites")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await op.PostAsync("/api/sites/Reports/stop", null)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await op.DeleteAsync("/api/sites/Reports")).StatusCode);
    }

    [Fact]
    public async Task A_ban_turns_away_and_is_lifted()
    {
        await using ConsoleProcess console = await ConsoleProcess.StartAsync();
        using HttpClient client = await console.ClientAsync();

        Assert.Equal(HttpStatusCode.BadRequest, (await client.PostAsJsonAsync("/api/bans", new { address = "nobody" })).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await client.PostAsJsonAsync("/api/bans", new { address = "203.0.113.7", minutes = 5 })).StatusCode);
        JsonNode ban = Assert.Single((await client.GetFromJsonAsync<JsonNode>("/api/bans"))!.AsArray())!;
        Assert.Equal(HttpStatusCode.NoContent, (await client.DeleteAsync($"/api/bans?network={Uri.EscapeDataString(ban["network"]!.GetValue<string>())}")).StatusCode);
        Assert.Empty((await client.GetFromJsonAsync<JsonNode>("/api/bans"))!.AsArray());
    }

    private static Task NextAsync(IPage page) => page.Locator(".dialog button[type=submit]").ClickAsync();

    private static Task ExpectErrorAsync(IPage page, string field, string message) => Expect(page.Locator($"[data-field='{field}'] > .field-error")).ToHaveTextAsync(message);
}
