using System.Data.Common;
using System.Text.Json.Nodes;
using Glassport.App.Configuration;

namespace Glassport.App.State;

/// <summary>
/// The settings as rows. What is asked for by itself has columns (docs/adr/0006-state.md); the rest of a site, user or group is one column
/// of JSON, in the configuration's own form.
/// </summary>
internal static class SettingsTables
{
    /// <summary>All rows together, as the JSON of the settings.</summary>
    public static async Task<JsonObject> ReadAsync(DbTransaction transaction, CancellationToken cancellationToken)
    {
        JsonObject settings = [];
        foreach ((string name, JsonNode? value) in await transaction.QueryAsync(
            "SELECT name, value FROM server_option", static row => (row.GetString(0), JsonText.Parse(row.GetString(1))), cancellationToken).ConfigureAwait(false))
            settings[name] = value;
        settings["sites"] = await SitesAsync(transaction, cancellationToken).ConfigureAwait(false);
        settings["users"] = await UsersAsync(transaction, cancellationToken).ConfigureAwait(false);
        settings["groups"] = Array(await transaction.QueryAsync(
            "SELECT options, name FROM account_group ORDER BY position",
            static row => Options(row, ("name", row.GetString(1))),
            cancellationToken).ConfigureAwait(false));
        return settings;
    }

    /// <summary>Makes the rows say <paramref name="after"/> instead of <paramref name="before"/>; what is the same is not touched.</summary>
    public static async Task WriteAsync(DbTransaction transaction, JsonObject before, JsonObject after, CancellationToken cancellationToken)
    {
        foreach (string list in new[] { "groups", "users", "sites" })
        {
            Dictionary<string, (JsonObject Row, int Position)> then = ByName(before[list]), now = ByName(after[list]);
            foreach (string name in then.Keys.Where(name => !now.TryGetValue(name, out var row) || !IsSame(row, then[name])))
                await DeleteAsync(transaction, list, name, cancellationToken).ConfigureAwait(false);
            foreach ((string name, var row) in now.Where(entry => !then.TryGetValue(entry.Key, out var old) || !IsSame(entry.Value, old)))
                await InsertAsync(transaction, list, name, row.Row, row.Position, cancellationToken).ConfigureAwait(false);
        }

        await transaction.RunAsync("DELETE FROM server_option", cancellationToken).ConfigureAwait(false);
        foreach ((string name, JsonNode? value) in after.Where(static member => member.Key is not ("sites" or "users" or "groups")))
        {
            await transaction.RunAsync(
                "INSERT INTO server_option (name, value) VALUES (@name, @value)", cancellationToken, ("name", name), ("value", JsonText.OneLine(value))).ConfigureAwait(false);
        }
    }

    private static async Task<JsonArray> SitesAsync(DbTransaction transaction, CancellationToken cancellationToken)
    {
        ILookup<string, JsonObject> bindings = (await transaction.QueryAsync(
            "SELECT site, address, port, host_name, tls FROM binding ORDER BY site, position",
            static row => (Site: row.GetString(0), Row: new JsonObject
            {
                ["address"] = row.GetString(1),
                ["port"] = row.GetInt64(2),
                ["hostName"] = row.TextOrNull(3),
                ["tls"] = row.GetString(4),
            }),
            cancellationToken).ConfigureAwait(false)).ToLookup(static row => row.Site, static row => row.Row);
        ILookup<string, JsonObject> rules = (await transaction.QueryAsync(
            "SELECT site, effect, who, operations, path FROM authorization_rule ORDER BY site, position",
            static row => (Site: row.GetString(0), Row: new JsonObject
            {
                ["effect"] = row.GetString(1),
                ["who"] = row.GetString(2),
                ["operations"] = JsonText.Parse(row.GetString(3)),
                ["path"] = row.GetString(4),
            }),
            cancellationToken).ConfigureAwait(false)).ToLookup(static row => row.Site, static row => row.Row);
        return Array(await transaction.QueryAsync(
            "SELECT options, name, physical_path, is_started FROM site ORDER BY position",
            row => Options(
                row,
                ("name", row.GetString(1)), ("physicalPath", row.GetString(2)), ("isStarted", row.GetInt32(3) != 0),
                ("bindings", Array(bindings[row.GetString(1)])), ("rules", Array(rules[row.GetString(1)]))),
            cancellationToken).ConfigureAwait(false));
    }

    private static async Task<JsonArray> UsersAsync(DbTransaction transaction, CancellationToken cancellationToken)
    {
        ILookup<string, string> groups = (await transaction.QueryAsync(
            "SELECT account, group_name FROM membership ORDER BY account, position",
            static row => (Account: row.GetString(0), Group: row.GetString(1)),
            cancellationToken).ConfigureAwait(false)).ToLookup(static row => row.Account, static row => row.Group);
        return Array(await transaction.QueryAsync(
            "SELECT options, name, password_hash, is_enabled FROM account ORDER BY position",
            row => Options(
                row,
                ("name", row.GetString(1)), ("passwordHash", row.TextOrNull(2)), ("isEnabled", row.GetInt32(3) != 0),
                ("groups", Array(groups[row.GetString(1)].Select(static group => (JsonNode)group)))),
            cancellationToken).ConfigureAwait(false));
    }

    private static Task<int> DeleteAsync(DbTransaction transaction, string list, string name, CancellationToken cancellationToken) => transaction.RunAsync(
        list switch
        {
            "sites" => "DELETE FROM site WHERE name = @name",
            "users" => "DELETE FROM account WHERE name = @name",
            _ => "DELETE FROM account_group WHERE name = @name",
        },
        cancellationToken,
        ("name", name));

    private static Task InsertAsync(DbTransaction transaction, string list, string name, JsonObject row, int position, CancellationToken cancellationToken) => list switch
    {
        "sites" => InsertSiteAsync(transaction, name, row, position, cancellationToken),
        "users" => InsertUserAsync(transaction, name, row, position, cancellationToken),
        _ => transaction.RunAsync(
            "INSERT INTO account_group (name, position, options) VALUES (@name, @position, @options)",
            cancellationToken, ("name", name), ("position", position), ("options", Rest(row, "name"))),
    };

    private static async Task InsertSiteAsync(DbTransaction transaction, string name, JsonObject row, int position, CancellationToken cancellationToken)
    {
        await transaction.RunAsync(
            "INSERT INTO site (name, position, physical_path, is_started, options) VALUES (@name, @position, @path, @started, @options)",
            cancellationToken, ("name", name), ("position", position), ("path", Text(row["physicalPath"])), ("started", IsTrue(row["isStarted"])),
            ("options", Rest(row, "name", "physicalPath", "isStarted", "bindings", "rules"))).ConfigureAwait(false);
        int place = 0;
        foreach (JsonObject binding in Items(row["bindings"]))
        {
            await transaction.RunAsync(
                "INSERT INTO binding (site, position, address, port, host_name, tls) VALUES (@site, @position, @address, @port, @host, @tls)",
                cancellationToken, ("site", name), ("position", place++), ("address", Text(binding["address"])),
                ("port", binding["port"]!.GetValue<long>()), ("host", Text(binding["hostName"])), ("tls", Text(binding["tls"]))).ConfigureAwait(false);
        }

        place = 0;
        foreach (JsonObject rule in Items(row["rules"]))
        {
            await transaction.RunAsync(
                "INSERT INTO authorization_rule (site, position, effect, who, operations, path) VALUES (@site, @position, @effect, @who, @operations, @path)",
                cancellationToken, ("site", name), ("position", place++), ("effect", Text(rule["effect"])), ("who", Text(rule["who"])),
                ("operations", JsonText.OneLine(rule["operations"])), ("path", Text(rule["path"]))).ConfigureAwait(false);
        }
    }

    private static async Task InsertUserAsync(DbTransaction transaction, string name, JsonObject row, int position, CancellationToken cancellationToken)
    {
        await transaction.RunAsync(
            "INSERT INTO account (name, position, password_hash, is_enabled, options) VALUES (@name, @position, @hash, @enabled, @options)",
            cancellationToken, ("name", name), ("position", position), ("hash", Text(row["passwordHash"])), ("enabled", IsTrue(row["isEnabled"])),
            ("options", Rest(row, "name", "passwordHash", "isEnabled", "groups"))).ConfigureAwait(false);
        int place = 0;
        foreach (JsonNode? group in row["groups"] as JsonArray ?? [])
        {
            await transaction.RunAsync(
                "INSERT INTO membership (account, position, group_name) VALUES (@account, @position, @group)",
                cancellationToken, ("account", name), ("position", place++), ("group", Text(group))).ConfigureAwait(false);
        }
    }

    private static JsonObject Options(DbDataReader row, params ReadOnlySpan<(string Name, JsonNode? Value)> columns)
    {
        JsonObject options = (JsonObject)JsonText.Parse(row.GetString(0))!;
        foreach ((string name, JsonNode? value) in columns)
            options[name] = value;
        return options;
    }

    private static string Rest(JsonObject row, params ReadOnlySpan<string> columns)
    {
        JsonObject rest = (JsonObject)row.DeepClone();
        foreach (string column in columns)
            rest.Remove(column);
        return JsonText.OneLine(rest);
    }

    private static bool IsSame((JsonObject Row, int Position) one, (JsonObject Row, int Position) other) =>
        one.Position == other.Position && JsonNode.DeepEquals(one.Row, other.Row);

    private static Dictionary<string, (JsonObject Row, int Position)> ByName(JsonNode? list) =>
        Items(list).Select(static (row, position) => (row, position)).ToDictionary(static entry => Text(entry.row["name"])!, StringComparer.Ordinal);

    private static IEnumerable<JsonObject> Items(JsonNode? list) => list is JsonArray array ? array.Cast<JsonObject>() : [];

    private static JsonArray Array(IEnumerable<JsonNode> nodes) => new([.. nodes]);

    private static string? Text(JsonNode? node) => node?.GetValue<string>();

    private static int IsTrue(JsonNode? node) => node!.GetValue<bool>() ? 1 : 0;
}
