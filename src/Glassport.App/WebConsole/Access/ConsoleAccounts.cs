using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Glassport.App.State;
using Glassport.Server.Access;

namespace Glassport.App.WebConsole.Access;

/// <summary>Who may log in to the console, and what scripts log in with. Kept in the state folder's database; without one they end with the process.</summary>
internal sealed class ConsoleAccounts : IDisposable
{
    private const int TokenBytes = 32;
    private const string TokenPrefix = "gp_";

    // What a login with an unknown name is compared with, so that it takes as long as any other.
    private static readonly string NobodysHash = PasswordHash.Create(RandomNumberGenerator.GetHexString(32));

    private readonly StateStore? store;
    private readonly TimeProvider time;
    private readonly SemaphoreSlim changing = new(1);
    private ImmutableDictionary<string, ConsoleAccount> accounts = ImmutableDictionary.Create<string, ConsoleAccount>(StringComparer.Ordinal);
    private ImmutableArray<ApiToken> tokens = [];

    private ConsoleAccounts(StateStore? store, TimeProvider time)
    {
        this.store = store;
        this.time = time;
    }

    /// <summary>The accounts, by name.</summary>
    public IReadOnlyList<ConsoleAccount> All => [.. accounts.Values.OrderBy(static account => account.Name, StringComparer.Ordinal)];

    /// <summary>The tokens, oldest first.</summary>
    public IReadOnlyList<ApiToken> Tokens => tokens;

    /// <summary>Reads them.</summary>
    /// <exception cref="StateException">The database cannot be used.</exception>
    public static async Task<ConsoleAccounts> OpenAsync(StateStore? store, TimeProvider time, CancellationToken cancellationToken)
    {
        ConsoleAccounts opened = new(store, time);
        if (store is null)
            return opened;
        (List<ConsoleAccount> accounts, List<ApiToken> tokens) = await store.InTransactionAsync(
            async transaction => (
                await ConsoleTables.AccountsAsync(transaction, cancellationToken).ConfigureAwait(false),
                await ConsoleTables.TokensAsync(transaction, cancellationToken).ConfigureAwait(false)),
            cancellationToken).ConfigureAwait(false);
        opened.accounts = opened.accounts.AddRange(accounts.Select(static account => KeyValuePair.Create(account.Name, account)));
        opened.tokens = [.. tokens];
        return opened;
    }

    /// <summary>The account of that name, or null.</summary>
    public ConsoleAccount? Find(string name) => accounts.GetValueOrDefault(name);

    /// <summary>The account of that name and password, or null. Takes the same time whether or not there is such a name.</summary>
    public ConsoleAccount? Verify(string name, string password)
    {
        ConsoleAccount? account = Find(name);
        return PasswordHash.Verify(account?.PasswordHash ?? NobodysHash, password) ? account : null;
    }

    /// <summary>The account that a token speaks for, or null.</summary>
    public ConsoleAccount? FindByToken(string token)
    {
        if (!token.StartsWith(TokenPrefix, StringComparison.Ordinal))
            return null;
        string hash = Hash(token);
        return tokens.FirstOrDefault(one => one.Hash == hash) is { } found ? Find(found.Account) : null;
    }

    /// <summary>Makes an account, or changes the one of that name.</summary>
    /// <returns>False when the only administrator would be one no more; nothing has happened then.</returns>
    /// <exception cref="StateException">The database cannot be used.</exception>
    public Task<bool> PutAsync(ConsoleAccount account, CancellationToken cancellationToken) => ChangeAsync(
        accounts => accounts.SetItem(account.Name, account),
        transaction => ConsoleTables.PutAsync(transaction, account, cancellationToken),
        cancellationToken);

    /// <summary>Removes an account with its tokens.</summary>
    /// <returns>False when it is the only administrator; nothing has happened then.</returns>
    /// <exception cref="StateException">The database cannot be used.</exception>
    public Task<bool> RemoveAsync(string name, CancellationToken cancellationToken) => ChangeAsync(
        accounts => accounts.Remove(name),
        transaction => ConsoleTables.RemoveAccountAsync(transaction, name, cancellationToken),
        cancellationToken);

    /// <summary>Makes a token for an account; answers what is kept, and the token itself, which cannot be had again.</summary>
    /// <exception cref="StateException">The database cannot be used.</exception>
    public async Task<(ApiToken Kept, string Token)> AddTokenAsync(string account, string purpose, CancellationToken cancellationToken)
    {
        string token = TokenPrefix + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(TokenBytes));
        ApiToken kept = new(RandomNumberGenerator.GetHexString(12, lowercase: true), Hash(token), account, purpose, time.GetUtcNow());
        await changing.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (store is not null)
                await store.InTransactionAsync(transaction => ConsoleTables.AddAsync(transaction, kept, cancellationToken), cancellationToken).ConfigureAwait(false);
            tokens = tokens.Add(kept);
        }
        finally
        {
            changing.Release();
        }

        return (kept, token);
    }

    /// <summary>Removes a token.</summary>
    /// <exception cref="StateException">The database cannot be used.</exception>
    public async Task RemoveTokenAsync(string id, CancellationToken cancellationToken)
    {
        await changing.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (store is not null)
                await store.InTransactionAsync(transaction => ConsoleTables.RemoveTokenAsync(transaction, id, cancellationToken), cancellationToken).ConfigureAwait(false);
            tokens = tokens.RemoveAll(token => token.Id == id);
        }
        finally
        {
            changing.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => changing.Dispose();

    private static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    private async Task<bool> ChangeAsync(
        Func<ImmutableDictionary<string, ConsoleAccount>, ImmutableDictionary<string, ConsoleAccount>> change, Func<System.Data.Common.DbTransaction, Task<int>> keep, CancellationToken cancellationToken)
    {
        await changing.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            ImmutableDictionary<string, ConsoleAccount> next = change(accounts);
            if (!next.Values.Any(static account => account.Role == Role.Administrator))
                return false;
            if (store is not null)
                await store.InTransactionAsync(keep, cancellationToken).ConfigureAwait(false);
            accounts = next;
            tokens = tokens.RemoveAll(token => !next.ContainsKey(token.Account));
            return true;
        }
        finally
        {
            changing.Release();
        }
    }
}
