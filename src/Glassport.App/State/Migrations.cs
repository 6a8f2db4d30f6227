using System.Data.Common;
using System.Globalization;

namespace Glassport.App.State;

/// <summary>The steps that make the database what this version expects, each done once and in order. A step that was released is never changed.</summary>
internal static class Migrations
{
    private static readonly string[][] Steps =
    [
        [
            """
            CREATE TABLE site (
                name TEXT PRIMARY KEY, position INTEGER NOT NULL, physical_path TEXT NOT NULL, is_started INTEGER NOT NULL, options TEXT NOT NULL)
            """,
            """
            CREATE TABLE binding (
                site TEXT NOT NULL REFERENCES site (name) ON DELETE CASCADE, position INTEGER NOT NULL,
                address TEXT NOT NULL, port INTEGER NOT NULL, host_name TEXT, tls TEXT NOT NULL, PRIMARY KEY (site, position))
            """,
            """
            CREATE TABLE authorization_rule (
                site TEXT NOT NULL REFERENCES site (name) ON DELETE CASCADE, position INTEGER NOT NULL,
                effect TEXT NOT NULL, who TEXT NOT NULL, operations TEXT NOT NULL, path TEXT NOT NULL, PRIMARY KEY (site, position))
            """,
            """
            CREATE TABLE account (
                name TEXT PRIMARY KEY, position INTEGER NOT NULL, password_hash TEXT, is_enabled INTEGER NOT NULL, options TEXT NOT NULL)
            """,
            "CREATE TABLE account_group (name TEXT PRIMARY KEY, position INTEGER NOT NULL, options TEXT NOT NULL)",
            """
            CREATE TABLE membership (
                account TEXT NOT NULL REFERENCES account (name) ON DELETE CASCADE, position INTEGER NOT NULL,
                group_name TEXT NOT NULL, PRIMARY KEY (account, position))
            """,
            "CREATE TABLE server_option (name TEXT PRIMARY KEY, value TEXT NOT NULL)",
            "CREATE TABLE ban (network TEXT PRIMARY KEY, since BIGINT NOT NULL, until BIGINT, reason TEXT NOT NULL, is_manual INTEGER NOT NULL)",
        ],
        [
            "CREATE TABLE console_account (name TEXT PRIMARY KEY, password_hash TEXT NOT NULL, role TEXT NOT NULL)",
            """
            CREATE TABLE console_token (
                id TEXT PRIMARY KEY, hash TEXT NOT NULL, account TEXT NOT NULL REFERENCES console_account (name) ON DELETE CASCADE,
                purpose TEXT NOT NULL, created BIGINT NOT NULL)
            """,
            "CREATE TABLE console_option (name TEXT PRIMARY KEY, value TEXT NOT NULL)",
            """
            CREATE TABLE console_audit (
                id BIGINT PRIMARY KEY, time BIGINT NOT NULL, account TEXT NOT NULL, address TEXT NOT NULL, action TEXT NOT NULL, subject TEXT NOT NULL)
            """,
        ],
    ];

    /// <summary>Does the steps that are missing.</summary>
    /// <exception cref="StateException">The database is of a later version of Glassport.</exception>
    public static async Task RunAsync(DbTransaction transaction, CancellationToken cancellationToken)
    {
        await transaction.RunAsync(
            "CREATE TABLE IF NOT EXISTS state (id INTEGER PRIMARY KEY, version INTEGER NOT NULL, revision BIGINT NOT NULL)", cancellationToken).ConfigureAwait(false);
        List<int> found = await transaction.QueryAsync("SELECT version FROM state WHERE id = 1", static row => row.GetInt32(0), cancellationToken).ConfigureAwait(false);
        int version = found is [int one] ? one : 0;
        if (version > Steps.Length)
        {
            throw new StateException(string.Create(
                CultureInfo.InvariantCulture,
                $"the database has version {version}, and this Glassport knows versions up to {Steps.Length}. Use the Glassport that wrote it, or a newer one."));
        }

        if (found.Count == 0)
            await transaction.RunAsync("INSERT INTO state (id, version, revision) VALUES (1, 0, 0)", cancellationToken).ConfigureAwait(false);
        foreach (string statement in Steps.Skip(version).SelectMany(static step => step))
            await transaction.RunAsync(statement, cancellationToken).ConfigureAwait(false);
        if (version < Steps.Length)
            await transaction.RunAsync("UPDATE state SET version = @version WHERE id = 1", cancellationToken, ("version", Steps.Length)).ConfigureAwait(false);
    }
}
