using System.Data.Common;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Glassport.App.Configuration;
using Glassport.Server.Settings;

namespace Glassport.App.State;

/// <summary>The settings and bans in a database.</summary>
internal sealed class StateStore : IAsyncDisposable
{
    private readonly ISqlDialect dialect;
    private readonly DbDataSource source;

    private StateStore(ISqlDialect dialect)
    {
        this.dialect = dialect;
        source = dialect.Open();
    }

    /// <summary>Opens the folder's database, and makes it what this version expects.</summary>
    /// <exception cref="StateException">It cannot be opened.</exception>
    public static Task<StateStore> OpenAsync(StateFolder folder, CancellationToken cancellationToken) => OpenAsync(new SqliteDialect(folder.Database), cancellationToken);

    /// <summary>Opens a database, and makes it what this version expects.</summary>
    /// <exception cref="StateException">It cannot be opened.</exception>
    public static async Task<StateStore> OpenAsync(ISqlDialect dialect, CancellationToken cancellationToken)
    {
        StateStore store = new(dialect);
        try
        {
            await store.DoAsync(
                async transaction =>
                {
                    await Migrations.RunAsync(transaction, cancellationToken).ConfigureAwait(false);
                    return true;
                },
                cancellationToken).ConfigureAwait(false);
            return store;
        }
        catch
        {
            await store.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>How many changes there were: what a running server looks at to notice those that others made.</summary>
    public Task<long> RevisionAsync(CancellationToken cancellationToken) => DoAsync(transaction => RevisionAsync(transaction, cancellationToken), cancellationToken);

    /// <summary>The settings.</summary>
    public Task<StoredSettings> LoadAsync(CancellationToken cancellationToken) => DoAsync(
        async transaction => new StoredSettings(
            await RevisionAsync(transaction, cancellationToken).ConfigureAwait(false),
            SettingsJson.Read(await SettingsTables.ReadAsync(transaction, cancellationToken).ConfigureAwait(false))),
        cancellationToken);

    /// <summary>Writes the settings in the place of those of the revision; answers the new revision, or null when they are not the newest any more.</summary>
    public Task<long?> SaveAsync(long revision, ServerSettings settings, CancellationToken cancellationToken) => DoAsync<long?>(
        async transaction =>
        {
            // The update comes first: it takes the lock that keeps two writers apart.
            int counted = await transaction.RunAsync(
                "UPDATE state SET revision = revision + 1 WHERE id = 1 AND revision = @revision", cancellationToken, ("revision", revision)).ConfigureAwait(false);
            if (counted == 0)
                return null;
            ServerSettings before = SettingsJson.Read(await SettingsTables.ReadAsync(transaction, cancellationToken).ConfigureAwait(false));
            await SettingsTables.WriteAsync(transaction, Rows(before), Rows(settings), cancellationToken).ConfigureAwait(false);
            return revision + 1;
        },
        cancellationToken);

    /// <summary>The bans.</summary>
    public Task<List<StoredBan>> BansAsync(CancellationToken cancellationToken) => DoAsync(
        transaction => transaction.QueryAsync(
            "SELECT network, since, until, reason, is_manual FROM ban ORDER BY since, network",
            static row => new StoredBan(
                IPNetwork.Parse(row.GetString(0)), Moment(row.GetInt64(1)), row.IsDBNull(2) ? null : Moment(row.GetInt64(2)), row.GetString(3), row.GetInt32(4) != 0),
            cancellationToken),
        cancellationToken);

    /// <summary>Writes the bans in the place of those that are there.</summary>
    public Task SaveBansAsync(IEnumerable<StoredBan> bans, CancellationToken cancellationToken) => DoAsync(
        async transaction =>
        {
            await transaction.RunAsync("DELETE FROM ban", cancellationToken).ConfigureAwait(false);
            foreach (StoredBan ban in bans.DistinctBy(static ban => ban.Network))
            {
                await transaction.RunAsync(
                    "INSERT INTO ban (network, since, until, reason, is_manual) VALUES (@network, @since, @until, @reason, @manual)", cancellationToken,
                    ("network", ban.Network.ToString()), ("since", ban.Since.ToUnixTimeMilliseconds()), ("until", ban.Until?.ToUnixTimeMilliseconds()),
                    ("reason", ban.Reason), ("manual", ban.IsManual ? 1 : 0)).ConfigureAwait(false);
            }

            return true;
        },
        cancellationToken);

    /// <summary>Reads or changes rows that are not the settings'.</summary>
    /// <exception cref="StateException">The database cannot be used.</exception>
    public Task<T> InTransactionAsync<T>(Func<DbTransaction, Task<T>> work, CancellationToken cancellationToken) => DoAsync(work, cancellationToken);

    /// <summary>Closes the database.</summary>
    public ValueTask DisposeAsync() => source.DisposeAsync();

    private static async Task<long> RevisionAsync(DbTransaction transaction, CancellationToken cancellationToken) =>
        (await transaction.QueryAsync("SELECT revision FROM state WHERE id = 1", static row => row.GetInt64(0), cancellationToken).ConfigureAwait(false))[0];

    private static DateTimeOffset Moment(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);

    // The columns must be there, so defaults are written out; the numbers of a parsed document are all of one type.
    private static JsonObject Rows(ServerSettings settings) => (JsonObject)JsonText.Parse(JsonText.OneLine(SettingsJson.WriteWhole(settings)))!;

    private async Task<T> DoAsync<T>(Func<DbTransaction, Task<T>> work, CancellationToken cancellationToken)
    {
        try
        {
            DbConnection connection = await source.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
            await using (connection.ConfigureAwait(false))
            {
                await PrepareAsync(connection, cancellationToken).ConfigureAwait(false);
                DbTransaction transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
                await using (transaction.ConfigureAwait(false))
                {
                    T result = await work(transaction).ConfigureAwait(false);
                    await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
                    return result;
                }
            }
        }
        catch (DbException failure)
        {
            throw new StateException(
                dialect.IsBusy(failure) ? "the database is busy with another command. Try again." : $"the database cannot be used: {failure.Message}", failure);
        }
        catch (Exception failure) when (failure is JsonException or ConfigurationException)
        {
            throw new StateException($"the database holds settings that make no sense: {failure.Message}", failure);
        }
    }

    private async Task PrepareAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        foreach (string statement in dialect.Preparation)
        {
            DbCommand command = connection.CreateCommand();
            await using (command.ConfigureAwait(false))
            {
#pragma warning disable CA2100 // A constant of the dialect.
                command.CommandText = statement;
#pragma warning restore CA2100
                await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
            }
        }
    }
}
