using System.Net;
using System.Text.Json.Nodes;
using Glassport.App.Administration;
using Glassport.App.Configuration;
using Glassport.App.Configuration.Forms;
using Glassport.App.State;
using Glassport.App.WebConsole.Access;
using Glassport.App.WebConsole.Api;
using Glassport.Server.Access;
using Glassport.Server.Settings;

namespace Glassport.App.WebConsole.Sites;

/// <summary>Who uses the server: users, groups, bans, sessions.</summary>
internal static class PeopleOperations
{
    private const string Hash = "passwordHash";
    private const string Plain = "password";

    /// <summary>The operations.</summary>
    public static IEnumerable<ApiOperation> All =>
    [
        new("GET", "/users", Role.Operator, "Lists the users of FTP. Of passwords it only says whether there is one.", UsersAsync) { Response = typeof(JsonArray) },
        new("PUT", "/users/{name}", Role.Administrator, "Makes a user of FTP, or changes it; the body is a user as docs/configuration.md describes it. Without a password a new one gets one that is made up.", PutUserAsync)
        {
            Request = typeof(JsonObject), Response = typeof(SaveResult),
        },
        new("DELETE", "/users/{name}", Role.Administrator, "Removes a user of FTP.", RemoveUserAsync) { Response = typeof(SaveResult) },
        new("GET", "/groups", Role.Operator, "Lists the groups.", GroupsAsync) { Response = typeof(JsonArray) },
        new("PUT", "/groups/{name}", Role.Administrator, "Makes a group, or changes it.", PutGroupAsync) { Request = typeof(JsonObject), Response = typeof(SaveResult) },
        new("DELETE", "/groups/{name}", Role.Administrator, "Removes a group.", RemoveGroupAsync) { Response = typeof(SaveResult) },
        new("GET", "/bans", Role.Operator, "Lists the bans in force.", BansAsync) { Response = typeof(BanRow[]) },
        new("POST", "/bans", Role.Administrator, "Turns an address away.", BanAsync) { Request = typeof(BanRequest) },
        new("DELETE", "/bans", Role.Administrator, "Lifts a ban.", LiftAsync) { Query = [new("network", "The addresses, as the list has them.")] },
        new("GET", "/sessions", Role.Operator, "Lists the open sessions.", SessionsAsync) { Response = typeof(SessionRow[]) },
        new("GET", "/sessions/events", Role.Operator, "Tells the open sessions every second: the event 'sessions'.", FollowSessionsAsync) { ResponseMediaType = EventStream.MediaType },
        new("DELETE", "/sessions/{id}", Role.Operator, "Ends a session.", EndSessionAsync),
    ];

    private static async Task UsersAsync(ApiCall call)
    {
        ServerSettings settings = await SettingsWork.LoadAsync(call).ConfigureAwait(false);
        await call.WriteAsync(new JsonArray([.. settings.Users.Select(static user =>
        {
            JsonObject row = (JsonObject)AccountForms.User.Write(user, whole: true)!;
            row.Remove(Hash);
            row["hasPassword"] = user.PasswordHash is not null;
            return (JsonNode)row;
        })])).ConfigureAwait(false);
    }

    private static async Task PutUserAsync(ApiCall call)
    {
        JsonObject body = await call.ReadAsync<JsonObject>().ConfigureAwait(false);
        body["name"] ??= call.Route("name");
        body.Remove("hasPassword");
        string? given = body[Plain]?.GetValue<string>();
        body.Remove(Plain);
        body.Remove(Hash);
        UserSettings wanted = SettingsJson.Read(AccountForms.User, body);
        bool isNew = (await SettingsWork.LoadAsync(call).ConfigureAwait(false)).Users.All(user => user.Name != call.Route("name"));
        string? made = null;
        if (isNew && string.IsNullOrEmpty(given))
            given = made = PasswordInput.MakeUp();
        string? hash = string.IsNullOrEmpty(given) ? null : PasswordHash.Create(given);
        SaveResult result = await SettingsWork.ChangeAsync(
            call,
            old =>
            {
                UserSettings? present = old.Users.FirstOrDefault(user => user.Name == call.Route("name"));
                UserSettings next = wanted with { PasswordHash = hash ?? present?.PasswordHash };
                return old with { Users = present is null ? old.Users.Add(next) : old.Users.Replace(present, next) };
            },
            isNew ? "user-add" : "user-change",
            wanted.Name).ConfigureAwait(false);
        await call.WriteAsync(result with { Password = made }).ConfigureAwait(false);
    }

    private static async Task RemoveUserAsync(ApiCall call) => await call.WriteAsync(await SettingsWork.ChangeAsync(
        call,
        old => old with { Users = old.Users.Remove(old.Users.FirstOrDefault(user => user.Name == call.Route("name")) ?? throw ApiException.NotFound("user", "用户")) },
        "user-remove",
        call.Route("name")).ConfigureAwait(false)).ConfigureAwait(false);

    private static async Task GroupsAsync(ApiCall call) => await call.WriteAsync(new JsonArray(
        [.. (await SettingsWork.LoadAsync(call).ConfigureAwait(false)).Groups.Select(static group => AccountForms.Group.Write(group, whole: true))])).ConfigureAwait(false);

    private static async Task PutGroupAsync(ApiCall call)
    {
        JsonObject body = await call.ReadAsync<JsonObject>().ConfigureAwait(false);
        body["name"] ??= call.Route("name");
        GroupSettings wanted = SettingsJson.Read(AccountForms.Group, body);
        await call.WriteAsync(await SettingsWork.ChangeAsync(
            call,
            old => old.Groups.FirstOrDefault(group => group.Name == call.Route("name")) is { } present
                ? old with { Groups = old.Groups.Replace(present, wanted) }
                : old with { Groups = old.Groups.Add(wanted) },
            "group-change",
            wanted.Name).ConfigureAwait(false)).ConfigureAwait(false);
    }

    private static async Task RemoveGroupAsync(ApiCall call) => await call.WriteAsync(await SettingsWork.ChangeAsync(
        call,
        old => old with { Groups = old.Groups.Remove(old.Groups.FirstOrDefault(group => group.Name == call.Route("name")) ?? throw ApiException.NotFound("group", "组")) },
        "group-remove",
        call.Route("name")).ConfigureAwait(false)).ConfigureAwait(false);

    private static async Task BansAsync(ApiCall call) => await call.WriteAsync<BanRow[]>(
        [.. (await call.Console.Administration.BansAsync(call.Aborted).ConfigureAwait(false)).Select(BanRow.Of)]).ConfigureAwait(false);

    private static async Task BanAsync(ApiCall call)
    {
        BanRequest request = await call.ReadAsync<BanRequest>().ConfigureAwait(false);
        if (!IPAddress.TryParse(request.Address.Trim(), out IPAddress? address))
            throw ApiException.Field("address", ("Write an address, such as 203.0.113.7.", "请写地址，例如 203.0.113.7。"), call.Language);
        if (request.Minutes is <= 0 or > 5_256_000)
            throw ApiException.Field("minutes", ("Write minutes, from 1 on, or nothing.", "请写分钟数（至少 1），或留空。"), call.Language);
        string reason = string.IsNullOrWhiteSpace(request.Reason) ? $"by {call.Who.Account.Name}, from the console" : request.Reason.Trim();
        await call.Console.Administration.BanAsync(address, request.Minutes is { } minutes ? TimeSpan.FromMinutes(minutes) : null, reason, call.Aborted).ConfigureAwait(false);
        await call.AuditAsync("ban", address.ToString()).ConfigureAwait(false);
        call.Done();
    }

    private static async Task LiftAsync(ApiCall call)
    {
        string network = call.Query("network") ?? "";
        foreach (StoredBan ban in await call.Console.Administration.BansAsync(call.Aborted).ConfigureAwait(false))
        {
            if (ban.Network.ToString() == network && await call.Console.Administration.LiftAsync(ban.Network.BaseAddress, call.Aborted).ConfigureAwait(false))
            {
                await call.AuditAsync("ban-lift", network).ConfigureAwait(false);
                call.Done();
                return;
            }
        }

        throw ApiException.NotFound("ban", "封禁");
    }

    private static async Task SessionsAsync(ApiCall call) => await call.WriteAsync<SessionRow[]>(
        [.. await call.Console.Administration.SessionsAsync(call.Aborted).ConfigureAwait(false)]).ConfigureAwait(false);

    private static Task FollowSessionsAsync(ApiCall call) => new EventStream(call).SendAsync<SessionRow[]>(
        "sessions", TimeSpan.FromSeconds(1), static () => Task.CompletedTask,
        async () => [.. await call.Console.Administration.SessionsAsync(call.Aborted).ConfigureAwait(false)]);

    private static async Task EndSessionAsync(ApiCall call)
    {
        if (!long.TryParse(call.Route("id"), System.Globalization.CultureInfo.InvariantCulture, out long id)
            || !await call.Console.Administration.EndSessionAsync(id, call.Aborted).ConfigureAwait(false))
            throw ApiException.NotFound("session", "会话");
        await call.AuditAsync("session-end", call.Route("id")).ConfigureAwait(false);
        call.Done();
    }
}
