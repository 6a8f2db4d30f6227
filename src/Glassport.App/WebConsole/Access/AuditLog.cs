using Glassport.App.State;
using Microsoft.Extensions.Logging;

namespace Glassport.App.WebConsole.Access;

/// <summary>What was done by the console, by whom and from where: in the state folder's database and in the server's log.</summary>
/// <param name="store">The database; null: the newest entries are kept in memory.</param>
/// <param name="time">The clock.</param>
/// <param name="log">The server's log.</param>
internal sealed partial class AuditLog(StateStore? store, TimeProvider time, ILogger log)
{
    private readonly Queue<AuditEntry> kept = new();

    /// <summary>Adds an entry.</summary>
    public async Task AddAsync(string account, string address, string action, string subject, CancellationToken cancellationToken)
    {
        AuditEntry entry = new(time.GetUtcNow(), account, address, action, subject);
        Done(log, new(account), address, action, new(subject));
        if (store is not null)
        {
            try
            {
                await store.InTransactionAsync(transaction => ConsoleTables.AddAsync(transaction, entry, cancellationToken), cancellationToken).ConfigureAwait(false);
            }
            catch (StateException failure)
            {
                // What was done is done; it is in the log at least.
                NotKept(log, failure.Message);
            }

            return;
        }

        lock (kept)
        {
            kept.Enqueue(entry);
            if (kept.Count > ConsoleTables.MostEntries)
                kept.Dequeue();
        }
    }

    /// <summary>The newest entries, newest first.</summary>
    /// <exception cref="StateException">The database cannot be used.</exception>
    public async Task<IReadOnlyList<AuditEntry>> NewestAsync(int most, CancellationToken cancellationToken)
    {
        if (store is not null)
            return await store.InTransactionAsync(transaction => ConsoleTables.EntriesAsync(transaction, most, cancellationToken), cancellationToken).ConfigureAwait(false);
        lock (kept)
            return [.. kept.Reverse().Take(most)];
    }

    [LoggerMessage(6001, LogLevel.Information, "Console: {Account} from {Address}: {Action} {Subject}")]
    private static partial void Done(ILogger logger, LogWord account, string address, string action, LogWord subject);

    [LoggerMessage(6002, LogLevel.Error, "Console: the audit log cannot be written: {Reason}")]
    private static partial void NotKept(ILogger logger, string reason);

    /// <summary>Text from outside, made safe when it is written.</summary>
    private readonly record struct LogWord(string Text)
    {
        public override string ToString() => Analysis.Rendering.SafeText.Visible(Text);
    }
}
