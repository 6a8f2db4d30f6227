using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Glassport.Console.Tests;

/// <summary>Files of FTP servers in the browser.</summary>
[Collection(PageCollection.Name)]
public sealed class FilesTests(Browser browser)
{
    [Fact]
    public async Task Only_this_servers_sites_are_reached_until_an_administrator_allows_more()
    {
        await using ConsoleProcess console = await ConsoleProcess.StartAsync();
        using HttpClient client = await console.ClientAsync();

        HttpResponseMessage refused = await client.PostAsJsonAsync("/api/visits", new { address = $"127.0.0.1:{console.Address.Port}" });
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);

        await client.PutAsJsonAsync("/api/places/allowed", new[] { "127.0.0.0/8" });
        HttpResponseMessage tried = await client.PostAsJsonAsync("/api/visits", new { address = $"127.0.0.1:{console.Address.Port}" });
        Assert.Equal(HttpStatusCode.BadGateway, tried.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await client.PutAsJsonAsync("/api/places/allowed", new[] { "no host!" })).StatusCode);
    }

    [Fact]
    public async Task A_failed_login_is_explained()
    {
        await using ConsoleProcess console = await ConsoleProcess.StartAsync();
        using HttpClient client = await console.ClientAsync();
        await SitesOf.AddAsync(client, "Reports", console.Folder);

        HttpResponseMessage refused = await client.PostAsJsonAsync("/api/visits", new { address = await SitesOf.AddressAsync(client), user = "alice", password = "wrong" });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        JsonNode problem = JsonNode.Parse(await refused.Content.ReadAsStringAsync())!;
        Assert.Contains(problem["explanation"]!["findings"]!.AsArray(), finding => finding!["id"]!.GetValue<string>() == "login-failed");
        Assert.DoesNotContain("wrong", problem["explanation"]!.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_are_uploaded_renamed_zipped_and_deleted_by_the_page()
    {
        await using ConsoleProcess console = await ConsoleProcess.StartAsync();
        string root = Directory.CreateDirectory(Path.Combine(console.Folder, "site")).FullName;
        byte[] content = RandomNumberGenerator.GetBytes(200_000);
        string local = Path.Combine(console.Folder, "upload.bin");
        await File.WriteAllBytesAsync(local, content);
        using HttpClient client = await console.ClientAsync();
        await SitesOf.AddAsync(client, "Reports", root);
        await SitesOf.VisitAsync(client);
        IPage page = await browser.LogInAsync(console);
        await page.EvaluateAsync("location.hash = '#/files'");
        await Expect(page.Locator(".files-list .empty")).ToContainTextAsync("This directory is empty");

        await page.Locator(".files-tools input[type=file]").SetInputFilesAsync(local);
        await Expect(page.Locator(".files-name button")).ToHaveTextAsync("upload.bin");
        Assert.Equal(content, await File.ReadAllBytesAsync(Path.Combine(root, "upload.bin")));
        await Expect(page.Locator(".transfers small")).ToContainTextAsync(Convert.ToHexStringLower(SHA256.HashData(content)));

        await page.Locator(".row-actions .icon-edit").ClickAsync();
        await page.Locator("dialog input").FillAsync("renamed.bin");
        await page.Locator("dialog button[type=submit]").ClickAsync();
        await Expect(page.Locator(".files-name button")).ToHaveTextAsync("renamed.bin");
        await Expect(page.Locator(".dialogue")).ToContainTextAsync("C> RNTO /renamed.bin");

        await page.GetByLabel("Select renamed.bin").CheckAsync();
        IDownload zip = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Button, new() { Name = "Download 1 as zip" }).ClickAsync());
        using (System.IO.Compression.ZipArchive archive = System.IO.Compression.ZipFile.OpenRead(await zip.PathAsync()))
        {
            using MemoryStream unzipped = new();
            using (Stream entry = archive.GetEntry("renamed.bin")!.Open())
                await entry.CopyToAsync(unzipped);
            Assert.Equal(content, unzipped.ToArray());
        }

        await page.Locator(".row-actions .icon-trash").ClickAsync();
        await page.Locator("dialog .danger").ClickAsync();
        await Expect(page.Locator(".files-list .empty")).ToBeVisibleAsync();
        Assert.Empty(Directory.EnumerateFileSystemEntries(root));
    }

    [Fact]
    public async Task An_upload_goes_on_where_it_was_cut_and_a_download_from_a_byte_on()
    {
        await using ConsoleProcess console = await ConsoleProcess.StartAsync();
        string root = Directory.CreateDirectory(Path.Combine(console.Folder, "site")).FullName;
        byte[] content = RandomNumberGenerator.GetBytes(100_000);
        await File.WriteAllBytesAsync(Path.Combine(root, "part.bin"), content[..40_000]);
        using HttpClient client = await console.ClientAsync();
        await SitesOf.AddAsync(client, "Reports", root);
        string visit = await SitesOf.VisitAsync(client);

        JsonNode size = (await client.GetFromJsonAsync<JsonNode>($"/api/visits/{visit}/size?path=/part.bin"))!;
        long offset = size["size"]!.GetValue<long>();
        HttpResponseMessage stored = await client.PutAsync($"/api/visits/{visit}/content?path=/part.bin&offset={offset}", new ByteArrayContent(content[(int)offset..]));
        Assert.True(stored.IsSuccessStatusCode, await stored.Content.ReadAsStringAsync());
        Assert.Equal(content, await File.ReadAllBytesAsync(Path.Combine(root, "part.bin")));

        using HttpRequestMessage request = new(HttpMethod.Get, $"/api/visits/{visit}/content?path=/part.bin");
        request.Headers.Range = new(60_000, null);
        HttpResponseMessage rest = await client.SendAsync(request);
        Assert.Equal(HttpStatusCode.PartialContent, rest.StatusCode);
        Assert.Equal(content[60_000..], await rest.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task A_visit_is_its_owners_alone()
    {
        await using ConsoleProcess console = await ConsoleProcess.StartAsync();
        using HttpClient owner = await console.ClientAsync();
        await SitesOf.AddAsync(owner, "Reports", console.Folder);
        string visit = await SitesOf.VisitAsync(owner);
        await owner.PutAsJsonAsync("/api/accounts/other", new { role = "User", password = "other's password" });
        using HttpClient other = new(new HttpClientHandler { UseProxy = false }) { BaseAddress = console.Address };
        await other.PostAsJsonAsync("/api/login", new { name = "other", password = "other's password" });

        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync($"/api/visits/{visit}/list?path=/")).StatusCode);
    }
}
