using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Glassport.Console.Tests;

/// <summary>What the console refuses, and what its answers forbid to browsers.</summary>
public sealed class ApiSecurityTests : IAsyncLifetime
{
    private ConsoleProcess? console;

    public async Task InitializeAsync() => console = await ConsoleProcess.StartAsync();

    public async Task DisposeAsync() => await console!.DisposeAsync();

    [Fact]
    public async Task Every_answer_forbids_scripts_from_elsewhere_inline_script_frames_and_guesses_of_its_type()
    {
        using HttpClient client = Anonymous();
        foreach (string path in new[] { "/", "/app.js", "/api/login", "/api/nothing", "/nothing" })
        {
            HttpResponseMessage answer = await client.GetAsync(path);

            string policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
            Assert.Contains("default-src 'none'; script-src 'self'; style-src 'self';", policy, StringComparison.Ordinal);
            Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
            Assert.Contains("require-trusted-types-for 'script'", policy, StringComparison.Ordinal);
            Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
            Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        }
    }

    [Fact]
    public async Task The_cookie_is_for_the_consoles_own_page_and_no_script_reads_it()
    {
        using HttpClient client = Anonymous();
        HttpResponseMessage login = await client.PostAsJsonAsync("/api/login", new { name = "admin", password = ConsoleProcess.Password });

        string cookie = Assert.Single(login.Headers.GetValues("Set-Cookie"));
        Assert.Contains("; samesite=strict; httponly", cookie, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_but_login_and_description_is_answered_without_a_login()
    {
        using HttpClient client = Anonymous();
        JsonNode document = JsonNode.Parse(await client.GetStringAsync("/api/openapi.json"))!;
        int refused = 0;
        foreach ((string path, JsonNode? methods) in document["paths"]!.AsObject())
        {
            foreach ((string method, JsonNode? operation) in methods!.AsObject())
            {
                if (operation!["security"] is null)
                    continue;
                using HttpRequestMessage request = new(new(method.ToUpperInvariant()), path.Replace("{", "", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal));
                HttpResponseMessage answer = await client.SendAsync(request);
                Assert.True(answer.StatusCode == HttpStatusCode.Unauthorized, $"{method} {path}: {answer.StatusCode}");
                refused++;
            }
        }

        Assert.True(refused > 5);
    }

    [Fact]
    public async Task A_change_without_the_pages_own_token_is_refused()
    {
        using HttpClient client = await console!.ClientAsync();
        client.DefaultRequestHeaders.Remove("X-Glassport-Token");

        HttpResponseMessage answer = await client.PostAsJsonAsync("/api/tokens", new { purpose = "test" });

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task A_change_that_another_sites_page_makes_is_refused()
    {
        using HttpClient client = await console!.ClientAsync();
        client.DefaultRequestHeaders.Add("Sec-Fetch-Site", "cross-site");

        HttpResponseMessage answer = await client.PostAsJsonAsync("/api/tokens", new { purpose = "test" });

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task A_name_that_is_not_the_consoles_is_refused()
    {
        using HttpClient client = Anonymous();
        client.DefaultRequestHeaders.Host = "rebound.example";

        HttpResponseMessage answer = await client.GetAsync("/");

        Assert.Equal(HttpStatusCode.MisdirectedRequest, answer.StatusCode);
    }

    [Fact]
    public async Task A_token_does_what_its_owner_may_until_it_is_removed()
    {
        using HttpClient owner = await console!.ClientAsync();
        HttpResponseMessage made = await owner.PostAsJsonAsync("/api/tokens", new { purpose = "nightly check" });
        JsonNode token = JsonNode.Parse(await made.Content.ReadAsStringAsync())!;
        using HttpClient script = Anonymous();
        script.DefaultRequestHeaders.Authorization = new("Bearer", token["token"]!.GetValue<string>());

        Assert.Equal(HttpStatusCode.OK, (await script.GetAsync("/api/accounts")).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await script.DeleteAsync($"/api/tokens/{token["id"]}")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await script.GetAsync("/api/accounts")).StatusCode);
    }

    [Fact]
    public async Task A_role_does_no_more_than_it_may()
    {
        using HttpClient administrator = await console!.ClientAsync();
        HttpResponseMessage made = await administrator.PutAsJsonAsync("/api/accounts/reader", new { role = "User", password = "reader's password" });
        Assert.Equal(HttpStatusCode.NoContent, made.StatusCode);
        using HttpClient reader = Anonymous();
        await reader.PostAsJsonAsync("/api/login", new { name = "reader", password = "reader's password" });

        Assert.Equal(HttpStatusCode.OK, (await reader.GetAsync("/api/tokens")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await reader.GetAsync("/api/accounts")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await reader.GetAsync("/api/audit")).StatusCode);
    }

    [Fact]
    public async Task The_last_administrator_cannot_be_removed()
    {
        using HttpClient client = await console!.ClientAsync();

        Assert.Equal(HttpStatusCode.Conflict, (await client.DeleteAsync("/api/accounts/admin")).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await client.PutAsJsonAsync("/api/accounts/admin", new { role = "User" })).StatusCode);
    }

    [Fact]
    public async Task Guessing_passwords_comes_to_an_end()
    {
        using HttpClient client = Anonymous();
        HttpStatusCode last = HttpStatusCode.OK;
        for (int i = 0; i < 12; i++)
            last = (await client.PostAsJsonAsync("/api/login", new { name = "admin", password = $"guess {i}" })).StatusCode;

        Assert.Equal(HttpStatusCode.TooManyRequests, last);
    }

    [Fact]
    public async Task The_audit_log_tells_of_logins_and_changes()
    {
        using HttpClient client = await console!.ClientAsync();
        await client.PutAsJsonAsync("/api/accounts/helper", new { role = "Operator", password = "helper's password" });

        JsonArray entries = JsonNode.Parse(await client.GetStringAsync("/api/audit"))!.AsArray();

        Assert.Equal("account-add", entries[0]!["action"]!.GetValue<string>());
        Assert.Equal("helper (Operator)", entries[0]!["subject"]!.GetValue<string>());
        Assert.Equal("login", entries[1]!["action"]!.GetValue<string>());
    }

    private HttpClient Anonymous() => new(new HttpClientHandler { UseProxy = false }) { BaseAddress = console!.Address };
}
