using System.Data.Common;
using Glassport.App.WebConsole.Access;

namespace Glassport.App.State;

/// <summary>The console's own rows: accounts, tokens, options, and what was done.</summary>
internal static class ConsoleTables
{
    /// <summary>How many entries of the audit log are kept.</summary>
    public const int MostEntries = 10_000;

    /// <summary>The accounts, by name.</summary>
    public static Task<List<ConsoleAccount>> AccountsAsync(DbTransaction transaction, CancellationToken cancellationToken) => transaction.QueryAsync(
        "SELECT name, password_hash, role FROM console_account ORDER BY name",
        static row => new ConsoleAccount(row.GetString(0), row.GetString(1), Enum.TryParse(row.GetString(2), out Role role) ? role : Role.Nobody),
        cancellationToken);

    /// <summary>Makes an account, or changes the one of that name.</summary>
    public static Task<int> PutAsync(DbTransaction transaction, ConsoleAccount account, CancellationToken cancellationToken) => transaction.RunAsync(
        """
        INSERT INTO console_account (name, password_hash, role) VALUES (@name, @hash, @role)
        ON CONFLICT (name) DO UPDATE SET password_hash = @hash, role = @role
        """,
        cancellationToken, ("name", account.Name), ("hash", account.PasswordHash), ("role", account.Role.ToString()));

    /// <summary>Removes an account, and its tokens.</summary>
    public static Task<int> RemoveAccountAsync(DbTransaction transaction, string name, CancellationToken cancellationToken) =>
        transaction.RunAsync("DELETE FROM console_account WHERE name = @name", cancellationToken, ("name", name));

    /// <summary>The tokens, oldest first.</summary>
    public static Task<List<ApiToken>> TokensAsync(DbTransaction transaction, CancellationToken cancellationToken) => transaction.QueryAsync(
        "SELECT id, hash, account, purpose, created FROM console_token ORDER BY created, id",
        static row => new ApiToken(row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(4))),
        cancellationToken);

    /// <summary>Adds a token.</summary>
    public static Task<int> AddAsync(DbTransaction transaction, ApiToken token, CancellationToken cancellationToken) => transaction.RunAsync(
        "INSERT INTO console_token (id, hash, account, purpose, created) VALUES (@id, @hash, @account, @purpose, @created)",
        cancellationToken, ("id", token.Id), ("hash", token.Hash), ("account", token.Account), ("purpose", token.Purpose), ("created", token.Created.ToUnixTimeMilliseconds()));

    /// <summary>Removes a token.</summary>
    public static Task<int> RemoveTokenAsync(DbTransaction transaction, string id, CancellationToken cancellationToken) =>
        transaction.RunAsync("DELETE FROM console_token WHERE id = @id", cancellationToken, ("id", id));

    /// <summary>The options, by name.</summary>
    public static async Task<Dictionary<string, string>> OptionsAsync(DbTransaction transaction, CancellationToken cancellationToken) =>
        (await transaction.QueryAsync("SELECT name, value FROM console_option", static row => (row.GetString(0), row.GetString(1)), cancellationToken).ConfigureAwait(false))
        .ToDictionary(static row => row.Item1, static row => row.Item2, StringComparer.Ordinal);

    /// <summary>Sets an option.</summary>
    public static Task<int> SetAsync(DbTransaction transaction, string name, string value, CancellationToken cancellationToken) => transaction.RunAsync(
        "INSERT INTO console_option (name, value) VALUES (@name, @value) ON CONFLICT (name) DO UPDATE SET value = @value",
        cancellationToken, ("name", name), ("value", value));

    /// <summary>The newest entries of the audit log, newest first.</summary>
    public static Task<List<AuditEntry>> EntriesAsync(DbTransaction transaction, int most, CancellationToken cancellationToken) => transaction.QueryAsync(
        "SELECT time, account, address, action, subject FROM console_audit ORDER BY id DESC LIMIT @most",
        static row => new AuditEntry(DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(0)), row.GetString(1), row.GetString(2), row.GetString(3), row.GetString(4)),
        cancellationToken, ("most", most));

    /// <summary>Adds an entry, and forgets the oldest where there are too many.</summary>
    public static async Task<int> AddAsync(DbTransaction transaction, AuditEntry entry, CancellationToken cancellationToken)
    {
        await transaction.RunAsync(
            """
            INSERT INTO console_audit (id, time, account, address, action, subject)
            SELECT COALESCE(MAX(id), 0) + 1, @time, @account, @address, @action, @subject FROM console_audit
            """,
            cancellationToken, ("time", entry.Time.ToUnixTimeMilliseconds()), ("account", entry.Account), ("address", entry.Address), ("action", entry.Action), ("subject", entry.Subject)).ConfigureAwait(false);
        return await transaction.RunAsync(
            "DELETE FROM console_audit WHERE id <= (SELECT MAX(id) FROM console_audit) - @most", cancellationToken, ("most", MostEntries)).ConfigureAwait(false);
    }
}
