using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Glassport.TestKit;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Glassport.Console.Tests;

/// <summary>Captures in the browser.</summary>
[Collection(PageCollection.Name)]
public sealed class WireTests(Browser browser)
{
    private static readonly string Capture = Repository.PathOf("tests", "corpus", "golden", "02-tnftp-active-eprt-vsftpd.pcapng");

    [Fact]
    public async Task A_capture_file_is_opened_filtered_and_taken_apart_by_keyboard_and_mouse()
    {
        await using ConsoleProcess console = await ConsoleProcess.StartAsync();
        IPage page = await browser.LogInAsync(console);
        await page.EvaluateAsync("location.hash = '#/wire'");
        await page.Locator(".drop-zone input[type=file]").SetInputFilesAsync(Capture);
        await Expect(page.Locator(".packet-foot")).ToContainTextAsync("73 of 73 packets");
        await Expect(page.Locator(".steps li").First).ToContainTextAsync("Who has which MAC address?");

        await page.Locator("input[name=display-filter]").FillAsync("ftp.request.command == \"PASS\"");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".packet-foot")).ToContainTextAsync("1 of 73 packets");
        await page.Locator(".packet").First.ClickAsync();
        await Expect(page.Locator(".layers summary")).ToHaveTextAsync(
        [
            "Ethernet II, Src: 52:54:00:a8:6f:0d, Dst: 52:54:00:a8:6f:0f", "Internet Protocol Version 4, Src: 192.168.111.13, Dst: 192.168.111.15",
            "Transmission Control Protocol, Src Port: 49940, Dst Port: 21, [ACK, PSH], Len: 14", "File Transfer Protocol (FTP), Request: PASS",
        ]);
        await Expect(page.Locator(".layers dl").Last).ToContainTextAsync("•••");

        await page.Locator("input[name=display-filter]").FillAsync("ftp and foo");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".wire-filter .field-error")).ToContainTextAsync("At character 9: 'foo' is not known");
        await page.GetByRole(AriaRole.Button, new() { Name = "Clear" }).ClickAsync();
        await Expect(page.Locator(".packet-foot")).ToContainTextAsync("73 of 73 packets");

        await page.GetByRole(AriaRole.Grid).FocusAsync();
        await page.Keyboard.PressAsync("Home");
        await page.Keyboard.PressAsync("ArrowDown");
        await Expect(page.Locator(".packet.chosen")).ToContainTextAsync("192.168.111.15 is at");
        await page.Keyboard.PressAsync("End");
        await Expect(page.Locator(".packet.chosen > span").First).ToHaveTextAsync("73");
    }

    [Fact]
    public async Task The_password_of_a_capture_is_nowhere_but_in_the_capture_file()
    {
        await using ConsoleProcess console = await ConsoleProcess.StartAsync();
        using HttpClient client = await console.ClientAsync();
        byte[] capture = await File.ReadAllBytesAsync(Capture);
        string recording = await OpenAsync(client, capture);
        int pass = capture.AsSpan().IndexOf("PASS "u8) + 5;
        string password = System.Text.Encoding.ASCII.GetString(capture, pass, capture.AsSpan(pass).IndexOf("\r\n"u8));
        Assert.InRange(password.Length, 4, 40);
        JsonNode row = (await client.GetFromJsonAsync<JsonNode>($"/api/recordings/{recording}/packets?filter=ftp.request.command == PASS"))!["rows"]![0]!;

        foreach (string path in new[] { $"packets/{row["number"]}", "packets?count=200", "conversations/c1", "conversations/c1/dialogue", "story", "report?format=html", "report?format=json", "report?format=csv" })
            Assert.DoesNotContain(password, await client.GetStringAsync($"/api/recordings/{recording}/{path}"), StringComparison.Ordinal);
        JsonNode detail = (await client.GetFromJsonAsync<JsonNode>($"/api/recordings/{recording}/packets/{row["number"]}"))!;
        Assert.DoesNotContain(password, System.Text.Encoding.Latin1.GetString(Convert.FromBase64String(detail["bytes"]!.GetValue<string>())), StringComparison.Ordinal);
        Assert.Equal(capture, await client.GetByteArrayAsync($"/api/recordings/{recording}/capture"));
    }

    [Fact]
    public async Task A_password_that_is_cut_into_several_packets_is_in_none_of_them()
    {
        await using ConsoleProcess console = await ConsoleProcess.StartAsync();
        using HttpClient client = await console.ClientAsync();
        BuiltCapture capture = TranscriptCapture.Build(
            """
            client 192.0.2.1:50000
            server 192.0.2.2:21

            S> 220 Ready
            C> USER ann
            S> 331 Password
            C> PASS openlistsesame
            S> 230 In
            """,
            new() { MaximumSegmentSize = 9 });
        string recording = await OpenAsync(client, capture.ToPcap());

        int requests = 0;
        for (int number = 1; number <= capture.Frames.Count; number++)
        {
            JsonNode detail = (await client.GetFromJsonAsync<JsonNode>($"/api/recordings/{recording}/packets/{number}"))!;
            string shown = detail["layers"]!.ToJsonString() + System.Text.Encoding.Latin1.GetString(Convert.FromBase64String(detail["bytes"]!.GetValue<string>()));
            requests += shown.Contains("ftp", StringComparison.Ordinal) ? 1 : 0;
            Assert.All(new[] { "open", "list", "sesame" }, part => Assert.DoesNotContain(part, shown, StringComparison.Ordinal));
        }

        Assert.True(requests > 5);
    }

    [Fact]
    public async Task What_is_no_capture_is_refused_in_words()
    {
        await using ConsoleProcess console = await ConsoleProcess.StartAsync();
        using HttpClient client = await console.ClientAsync();
        string recording = await OpenAsync(client, "no capture at all"u8.ToArray());

        JsonNode state = (await client.GetFromJsonAsync<JsonNode>($"/api/recordings/{recording}"))!;

        Assert.Equal("Failed", state["state"]!.GetValue<string>());
        Assert.Contains("is not a capture", state["problem"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_capture_with_gzip_is_opened_as_it_was_before()
    {
        await using ConsoleProcess console = await ConsoleProcess.StartAsync();
        using HttpClient client = await console.ClientAsync();
        using MemoryStream packed = new();
        await using (System.IO.Compression.GZipStream gzip = new(packed, System.IO.Compression.CompressionLevel.Fastest, leaveOpen: true))
            await gzip.WriteAsync(await File.ReadAllBytesAsync(Capture));
        string recording = await OpenAsync(client, packed.ToArray());

        JsonNode page = (await client.GetFromJsonAsync<JsonNode>($"/api/recordings/{recording}/packets?count=1"))!;

        Assert.Equal(73, page["packets"]!.GetValue<int>());
    }

    [Fact]
    public async Task An_interface_that_is_not_there_and_a_filter_that_makes_no_sense_are_refused()
    {
        await using ConsoleProcess console = await ConsoleProcess.StartAsync();
        using HttpClient client = await console.ClientAsync();

        Assert.Equal(HttpStatusCode.Conflict, (await client.PostAsJsonAsync("/api/recordings/capture", new Dictionary<string, string> { ["interface"] = "nothing0" })).StatusCode);
        HttpResponseMessage filter = await client.PostAsJsonAsync("/api/recordings/capture", new Dictionary<string, string> { ["interface"] = "lo", ["filter"] = "ftp user" });
        Assert.Equal(HttpStatusCode.BadRequest, filter.StatusCode);
        Assert.Equal("filter", JsonNode.Parse(await filter.Content.ReadAsStringAsync())!["errors"]![0]!["field"]!.GetValue<string>());
    }

    private static async Task<string> OpenAsync(HttpClient client, byte[] content)
    {
        HttpResponseMessage opened = await client.PostAsync("/api/recordings?name=test.pcapng", new ByteArrayContent(content));
        Assert.True(opened.IsSuccessStatusCode, await opened.Content.ReadAsStringAsync());
        string id = JsonNode.Parse(await opened.Content.ReadAsStringAsync())!["id"]!.GetValue<string>();
        while ((await client.GetFromJsonAsync<JsonNode>($"/api/recordings/{id}"))!["state"]!.GetValue<string>() == "Reading")
            await Task.Yield();
        return id;
    }
}
