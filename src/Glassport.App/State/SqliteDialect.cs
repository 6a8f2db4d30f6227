using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Glassport.App.State;

/// <summary>SQLite: one file, beside it a write-ahead log, so that readers never wait for a writer.</summary>
/// <param name="file">The database file.</param>
internal sealed class SqliteDialect(string file) : ISqlDialect
{
    private const int BusySeconds = 5;

    // SQLITE_BUSY and SQLITE_LOCKED.
    private const int Busy = 5;
    private const int Locked = 6;

    /// <inheritdoc/>
    public IReadOnlyList<string> Preparation { get; } = ["PRAGMA journal_mode = WAL", "PRAGMA synchronous = FULL"];

    /// <inheritdoc/>
    public DbDataSource Open()
    {
        // Made here, so that it never exists with a wider mode; SQLite gives the files beside it the same.
        StateFolder.Touch(file);
        SqliteConnectionStringBuilder connection = new()
        {
            DataSource = file,
            Mode = SqliteOpenMode.ReadWrite,
            ForeignKeys = true,
            DefaultTimeout = BusySeconds,
            // One process, few statements: a pool would only keep the file open.
            Pooling = false,
        };
        return SqliteFactory.Instance.CreateDataSource(connection.ConnectionString);
    }

    /// <inheritdoc/>
    public bool IsBusy(DbException failure) => failure is SqliteException { SqliteErrorCode: Busy or Locked };
}
