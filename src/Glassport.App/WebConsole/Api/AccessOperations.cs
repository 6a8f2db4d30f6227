using System.Reflection;
using Glassport.App.WebConsole.Access;
using Glassport.App.WebConsole.Hosting;
using Glassport.Server.Access;
using Microsoft.AspNetCore.Http;

namespace Glassport.App.WebConsole.Api;

/// <summary>Logins, accounts, tokens and the audit log.</summary>
internal static class AccessOperations
{
    private const int ShortestPassword = 8;
    private const int LongestPassword = 1024;
    private const int LongestName = 64;

    private static readonly string Version = typeof(AccessOperations).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "";

    /// <summary>The operations.</summary>
    public static IEnumerable<ApiOperation> All =>
    [
        new("GET", "/login", Role.Nobody, "Tells who is logged in.", StateAsync) { Response = typeof(LoginState) },
        new("POST", "/login", Role.Nobody, "Logs a browser in; the answer sets a cookie.", LoginAsync) { Request = typeof(LoginRequest), Response = typeof(LoginState) },
        new("DELETE", "/login", Role.User, "Logs the browser out.", LogoutAsync),
        new("PUT", "/password", Role.User, "Changes the password of whoever is logged in; all their browsers are logged out.", ChangePasswordAsync) { Request = typeof(PasswordChange) },
        new("GET", "/accounts", Role.Administrator, "Lists the console's accounts.", AccountsAsync) { Response = typeof(AccountRow[]) },
        new("PUT", "/accounts/{name}", Role.Administrator, "Makes an account, or changes it.", PutAccountAsync) { Request = typeof(AccountRequest) },
        new("DELETE", "/accounts/{name}", Role.Administrator, "Removes an account with its tokens.", RemoveAccountAsync),
        new("GET", "/tokens", Role.User, "Lists the tokens: one's own, or an administrator's view of all.", TokensAsync) { Response = typeof(TokenRow[]) },
        new("POST", "/tokens", Role.User, "Makes a token for scripts, with the rights of whoever asks.", AddTokenAsync) { Request = typeof(TokenRequest), Response = typeof(NewToken) },
        new("DELETE", "/tokens/{id}", Role.User, "Removes a token.", RemoveTokenAsync),
        new("GET", "/audit", Role.Administrator, "Tells what was done by the console, newest first.", AuditAsync)
        {
            Response = typeof(AuditEntry[]), Query = [new("most", "How many entries at most; 200 when nothing is said.", "integer")],
        },
    ];

    private static Task StateAsync(ApiCall call)
    {
        SignedIn? who = call.Console.Identify(call.Http.Request);
        return call.WriteAsync(StateOf(who));
    }

    private static LoginState StateOf(SignedIn? who) => new(who?.Account.Name, who?.Account.Role ?? Role.Nobody, who?.AntiForgery, Version);

    private static async Task LoginAsync(ApiCall call)
    {
        LoginRequest login = await call.ReadAsync<LoginRequest>().ConfigureAwait(false);
        if (login.Password.Length > LongestPassword || call.Console.Accounts.Verify(login.Name, login.Password) is not { } account)
        {
            await call.Console.Audit.AddAsync(Shortened(login.Name), call.Address, "login-failed", "", CancellationToken.None).ConfigureAwait(false);
            throw new ApiException(401, ("The name or the password is wrong.", "用户名或密码不正确。"));
        }

        (string key, SignedIn who) = call.Console.SignIns.Begin(account);
        LoginCookie.Set(call.Http, key);
        await call.Console.Audit.AddAsync(account.Name, call.Address, "login", "", CancellationToken.None).ConfigureAwait(false);
        await call.WriteAsync(StateOf(who)).ConfigureAwait(false);
    }

    private static async Task LogoutAsync(ApiCall call)
    {
        if (LoginCookie.Read(call.Http.Request) is { } key)
            call.Console.SignIns.End(key);
        LoginCookie.Clear(call.Http);
        await call.AuditAsync("logout", "").ConfigureAwait(false);
        call.Done();
    }

    private static async Task ChangePasswordAsync(ApiCall call)
    {
        PasswordChange change = await call.ReadAsync<PasswordChange>().ConfigureAwait(false);
        if (call.Console.Accounts.Verify(call.Who.Account.Name, change.Current) is not { } account)
            throw ApiException.Field("current", ("This is not the present password.", "当前密码不正确。"), call.Language);
        RequirePassword(change.Next, "next", call);
        await call.Console.Accounts.PutAsync(account with { PasswordHash = PasswordHash.Create(change.Next) }, call.Aborted).ConfigureAwait(false);
        await call.AuditAsync("password", account.Name).ConfigureAwait(false);
        call.Done();
    }

    private static Task AccountsAsync(ApiCall call) =>
        call.WriteAsync<AccountRow[]>([.. call.Console.Accounts.All.Select(static account => new AccountRow(account.Name, account.Role))]);

    private static async Task PutAccountAsync(ApiCall call)
    {
        AccountRequest request = await call.ReadAsync<AccountRequest>().ConfigureAwait(false);
        string name = call.Route("name");
        ConsoleAccount? present = call.Console.Accounts.Find(name);
        if (name.Length is 0 or > LongestName || name.Any(static letter => char.IsControl(letter) || char.IsWhiteSpace(letter)))
            throw ApiException.Field("name", ($"A name has up to {LongestName} letters and no spaces.", $"名称最多 {LongestName} 个字符，不含空格。"), call.Language);
        if (request.Role == Role.Nobody || !Enum.IsDefined(request.Role))
            throw ApiException.Field("role", ("Choose User, Operator or Administrator.", "请选择 User、Operator 或 Administrator。"), call.Language);
        if (request.Password is not null || present is null)
            RequirePassword(request.Password ?? "", "password", call);
        string hash = request.Password is { } password ? PasswordHash.Create(password) : present!.PasswordHash;
        if (!await call.Console.Accounts.PutAsync(new(name, hash, request.Role), call.Aborted).ConfigureAwait(false))
            throw OnlyAdministrator();
        await call.AuditAsync(present is null ? "account-add" : "account-change", $"{name} ({request.Role})").ConfigureAwait(false);
        call.Done();
    }

    private static async Task RemoveAccountAsync(ApiCall call)
    {
        string name = call.Route("name");
        if (call.Console.Accounts.Find(name) is null)
            throw ApiException.NotFound("account", "帐户");
        if (!await call.Console.Accounts.RemoveAsync(name, call.Aborted).ConfigureAwait(false))
            throw OnlyAdministrator();
        await call.AuditAsync("account-remove", name).ConfigureAwait(false);
        call.Done();
    }

    private static Task TokensAsync(ApiCall call) => call.WriteAsync<TokenRow[]>(
    [
        .. call.Console.Accounts.Tokens.Where(token => MayTouch(call, token))
            .Select(static token => new TokenRow(token.Id, token.Account, token.Purpose, token.Created)),
    ]);

    private static async Task AddTokenAsync(ApiCall call)
    {
        TokenRequest request = await call.ReadAsync<TokenRequest>().ConfigureAwait(false);
        string purpose = Shortened(request.Purpose.Trim());
        if (purpose.Length == 0)
            throw ApiException.Field("purpose", ("Say what the token is for.", "请说明令牌的用途。"), call.Language);
        (ApiToken kept, string token) = await call.Console.Accounts.AddTokenAsync(call.Who.Account.Name, purpose, call.Aborted).ConfigureAwait(false);
        await call.AuditAsync("token-add", $"{kept.Id} {purpose}").ConfigureAwait(false);
        await call.WriteAsync(new NewToken(kept.Id, token), StatusCodes.Status201Created).ConfigureAwait(false);
    }

    private static async Task RemoveTokenAsync(ApiCall call)
    {
        if (call.Console.Accounts.Tokens.FirstOrDefault(token => token.Id == call.Route("id")) is not { } found || !MayTouch(call, found))
            throw ApiException.NotFound("token", "令牌");
        await call.Console.Accounts.RemoveTokenAsync(found.Id, call.Aborted).ConfigureAwait(false);
        await call.AuditAsync("token-remove", found.Id).ConfigureAwait(false);
        call.Done();
    }

    private static async Task AuditAsync(ApiCall call) => await call.WriteAsync<AuditEntry[]>(
        [.. await call.Console.Audit.NewestAsync((int)call.Number("most", 200, 1, State.ConsoleTables.MostEntries), call.Aborted).ConfigureAwait(false)]).ConfigureAwait(false);

    private static bool MayTouch(ApiCall call, ApiToken token) =>
        call.Who.Account.Role == Role.Administrator || token.Account == call.Who.Account.Name;

    private static string Shortened(string text) => text.Length <= LongestName ? text : text[..LongestName];

    private static void RequirePassword(string password, string field, ApiCall call)
    {
        if (password.Length is < ShortestPassword or > LongestPassword)
            throw ApiException.Field(field, ($"A password has at least {ShortestPassword} letters.", $"密码至少 {ShortestPassword} 个字符。"), call.Language);
    }

    private static ApiException OnlyAdministrator() => new(409, (
        "This is the only administrator. Make another one first.", "这是唯一的管理员。请先创建另一个管理员。"));
}
