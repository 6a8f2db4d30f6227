using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Glassport.Console.Tests;

/// <summary>The guided lab notices what was done, wherever it was done.</summary>
[Collection(PageCollection.Name)]
public sealed class GuideTests(Browser browser)
{
    [CaptureTheory]
    [InlineData("active", 8)]
    [InlineData("site", 9)]
    public async Task Each_step_is_done_when_it_has_happened_and_shows_its_packets(string guide, int steps)
    {
        await using ConsoleProcess console = await ConsoleProcess.StartAsync();
        string root = Directory.CreateDirectory(Path.Combine(console.Folder, "site")).FullName;
        await File.WriteAllTextAsync(Path.Combine(root, "readme.txt"), "Hello");
        using HttpClient client = await console.ClientAsync();
        IPage page = await browser.LogInAsync(console);
        await page.EvaluateAsync("hash => { location.hash = hash; }", $"#/guide/{guide}");
        ILocator done = page.Locator(".guide > .done");
        await Expect(page.Locator(".guide > .now h2")).ToHaveTextAsync("Have a site that takes connections");

        await SitesOf.AddAsync(client, "Reports", root, address: "127.77.0.2");
        if (guide == "site")
            await LetAnonymousInAsync(client);
        await Expect(done).ToHaveCountAsync(2);
        JsonNode capture = JsonNode.Parse(await (await client.PostAsJsonAsync(
            "/api/recordings/capture", new Dictionary<string, string> { ["interface"] = "lo", ["filter"] = "ftp host 127.77.0.2" })).Content.ReadAsStringAsync())!;
        await Expect(done).ToHaveCountAsync(3);

        string visit = await SitesOf.VisitAsync(client);
        await Expect(done).ToHaveCountAsync(4);
        await Expect(done.Nth(3).Locator(".dialogue")).ToContainTextAsync("PASS •••");
        await client.GetStringAsync($"/api/visits/{visit}/list?path=/");
        await Expect(done).ToHaveCountAsync(5);
        Assert.Equal("Hello", await client.GetStringAsync($"/api/visits/{visit}/content?path=/readme.txt"));
        await Expect(done).ToHaveCountAsync(6);
        await client.DeleteAsync($"/api/visits/{visit}");
        await Expect(done).ToHaveCountAsync(7, new() { Timeout = 30_000 });
        await client.PostAsync($"/api/recordings/{capture["id"]}/stop", null);
        if (guide == "site")
            await client.PostAsync("/api/sites/Reports/stop", null);

        await Expect(done).ToHaveCountAsync(steps + 1);
        await Expect(done.Last).ToContainTextAsync("You have seen a whole FTP session, packet by packet.");
    }

    private static async Task LetAnonymousInAsync(HttpClient client)
    {
        JsonObject site = (JsonObject)(await client.GetFromJsonAsync<JsonNode>("/api/sites/Reports"))!["settings"]!.DeepClone();
        site["authentication"]!["anonymous"] = true;
        site["rules"]!.AsArray().Add(new JsonObject { ["effect"] = "allow", ["who"] = "everyone", ["operations"] = new JsonArray("read") });
        HttpResponseMessage changed = await client.PutAsJsonAsync("/api/sites/Reports", site);
        Assert.True(changed.IsSuccessStatusCode, await changed.Content.ReadAsStringAsync());
    }
}
