using System.Data.Common;

namespace Glassport.App.State;

/// <summary>Statements with parameters.</summary>
internal static class Sql
{
    /// <summary>A command of the connection, within its transaction.</summary>
    /// <param name="transaction">The transaction.</param>
    /// <param name="text">The statement; parameters are <c>@name</c>.</param>
    /// <param name="parameters">Their values.</param>
    public static DbCommand Command(this DbTransaction transaction, string text, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        DbCommand command = transaction.Connection!.CreateCommand();
        command.Transaction = transaction;
        // The text is always a constant of this assembly: values go into parameters.
#pragma warning disable CA2100
        command.CommandText = text;
#pragma warning restore CA2100
        foreach ((string name, object? value) in parameters)
        {
            DbParameter parameter = command.CreateParameter();
            parameter.ParameterName = "@" + name;
            parameter.Value = value ?? DBNull.Value;
            command.Parameters.Add(parameter);
        }

        return command;
    }

    /// <summary>Runs a statement that answers no rows; answers how many it touched.</summary>
    public static async Task<int> RunAsync(
        this DbTransaction transaction, string text, CancellationToken cancellationToken, params (string Name, object? Value)[] parameters)
    {
        DbCommand command = transaction.Command(text, parameters);
        await using (command.ConfigureAwait(false))
            return await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Runs a query; answers what <paramref name="read"/> makes of each row.</summary>
    public static async Task<List<T>> QueryAsync<T>(
        this DbTransaction transaction, string text, Func<DbDataReader, T> read, CancellationToken cancellationToken, params (string Name, object? Value)[] parameters)
    {
        List<T> rows = [];
        DbCommand command = transaction.Command(text, parameters);
        await using (command.ConfigureAwait(false))
        {
            DbDataReader reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                    rows.Add(read(reader));
            }
        }

        return rows;
    }

    /// <summary>Text that may be null.</summary>
    public static string? TextOrNull(this DbDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);
}
