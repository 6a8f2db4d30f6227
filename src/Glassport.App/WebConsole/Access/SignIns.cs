using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace Glassport.App.WebConsole.Access;

/// <summary>The browsers that are logged in. A browser holds 256 random bits; only their hash is kept here, and nothing of it on a disk.</summary>
/// <param name="accounts">Who may be logged in.</param>
/// <param name="time">The clock.</param>
internal sealed class SignIns(ConsoleAccounts accounts, TimeProvider time)
{
    private const int KeyBytes = 32;
    private const int Most = 10_000;

    /// <summary>How long a browser may be silent.</summary>
    public static readonly TimeSpan IdleLimit = TimeSpan.FromHours(8);

    /// <summary>How long a login lasts at most.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromDays(7);

    private readonly ConcurrentDictionary<string, Entry> entries = new(StringComparer.Ordinal);

    /// <summary>Logs a browser in; answers what it must show from now on, and how it is known.</summary>
    public (string Key, SignedIn Who) Begin(ConsoleAccount account)
    {
        Forget();
        string key = NewKey();
        Entry entry = new(account.Name, account.PasswordHash, NewKey(), time.GetUtcNow()) { Seen = time.GetUtcNow() };
        entries[Hash(key)] = entry;
        return (key, new(account, entry.AntiForgery));
    }

    /// <summary>Who shows the key, or null. Who was removed, or has another password meanwhile, is logged out.</summary>
    public SignedIn? Find(string key)
    {
        string hash = Hash(key);
        if (!entries.TryGetValue(hash, out Entry? entry))
            return null;
        if (IsOver(entry) || accounts.Find(entry.Account) is not { } account || account.PasswordHash != entry.PasswordHash)
        {
            entries.TryRemove(hash, out _);
            return null;
        }

        entry.Seen = time.GetUtcNow();
        return new(account, entry.AntiForgery);
    }

    /// <summary>Logs a browser out.</summary>
    public void End(string key) => entries.TryRemove(Hash(key), out _);

    private void Forget()
    {
        foreach ((string hash, Entry entry) in entries)
        {
            if (IsOver(entry))
                entries.TryRemove(hash, out _);
        }

        if (entries.Count >= Most && entries.MinBy(static pair => pair.Value.Seen) is { Key: { } oldest })
            entries.TryRemove(oldest, out _);
    }

    private bool IsOver(Entry entry)
    {
        DateTimeOffset now = time.GetUtcNow();
        return now - entry.Seen > IdleLimit || now - entry.Began > Limit;
    }

    private static string NewKey() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(KeyBytes));

    private static string Hash(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));

    private sealed record Entry(string Account, string PasswordHash, string AntiForgery, DateTimeOffset Began)
    {
        public DateTimeOffset Seen { get; set; }
    }
}
