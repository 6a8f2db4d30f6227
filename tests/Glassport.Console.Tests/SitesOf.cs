using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Glassport.Console.Tests;

/// <summary>Sites and visits that tests need, made by the API.</summary>
internal static class SitesOf
{
    /// <summary>Adds a site on a free port of this machine, with the user alice.</summary>
    public static async Task AddAsync(HttpClient client, string name, string root, string? banner = null, string address = "127.0.0.1")
    {
        HttpResponseMessage added = await client.PostAsJsonAsync("/api/sites", new
        {
            name,
            physicalPath = root,
            bindings = new[] { new { address, port = 0 } },
            rules = new[] { new { effect = "allow", who = "users", operations = new[] { "all" } } },
            messages = new { banner },
        });
        Assert.True(added.IsSuccessStatusCode, await added.Content.ReadAsStringAsync());
        HttpResponseMessage user = await client.PutAsJsonAsync("/api/users/alice", new { name = "alice", password = "alice's password" });
        Assert.True(user.IsSuccessStatusCode, await user.Content.ReadAsStringAsync());
    }

    /// <summary>Where the first site is reached.</summary>
    public static async Task<string> AddressAsync(HttpClient client) =>
        (await client.GetFromJsonAsync<JsonNode>("/api/sites"))![0]!["endpoints"]![0]!.GetValue<string>();

    /// <summary>Visits the first site as alice; answers the visit's id.</summary>
    public static async Task<string> VisitAsync(HttpClient client)
    {
        HttpResponseMessage begun = await client.PostAsJsonAsync("/api/visits", new { address = await AddressAsync(client), user = "alice", password = "alice's password" });
        Assert.True(begun.IsSuccessStatusCode, await begun.Content.ReadAsStringAsync());
        return JsonNode.Parse(await begun.Content.ReadAsStringAsync())!["id"]!.GetValue<string>();
    }
}
