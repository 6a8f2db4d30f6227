using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using Glassport.Server.Settings;

namespace Glassport.Server.Access;

/// <summary>Glassport's own users by name, made once for each settings snapshot.</summary>
internal sealed class UserTable
{
    private readonly FrozenDictionary<string, KnownUser> users;
    private readonly string[] decoys;

    /// <summary>Makes the table.</summary>
    /// <param name="users">The users; of several with one name the first counts.</param>
    public UserTable(ImmutableArray<UserSettings> users)
    {
        Dictionary<string, KnownUser> known = new(StringComparer.Ordinal);
        foreach (var user in users)
            known.TryAdd(user.Name, new(user, Identity.Of(user), ReadHash(user.Certificate), PasswordHash.IsWellFormed(user.PasswordHash) ? user.PasswordHash : null));
        this.users = known.ToFrozenDictionary(StringComparer.Ordinal);
        decoys = [.. known.Values.Select(user => user.PasswordHash).OfType<string>()];
        if (decoys.Length == 0)
            decoys = [NobodysHash()];
    }

    /// <summary>A user, or null.</summary>
    /// <param name="name">The name; case matters.</param>
    public KnownUser? Find(string name) => users.GetValueOrDefault(name);

    /// <summary>
    /// A hash for names that have none, always the same for a name. It is that of some user, so that over all names checks take as long for
    /// users that are not there as for those that are (S17).
    /// </summary>
    /// <param name="name">The name.</param>
    public string DecoyFor(string name) => decoys[(uint)name.GetHashCode(StringComparison.Ordinal) % (uint)decoys.Length];

    private static byte[]? ReadHash(string? text)
    {
        string digits = text?.Replace(":", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal) ?? "";
        byte[] hash = new byte[SHA256.HashSizeInBytes];
        bool isHash = digits.Length == 2 * hash.Length && Convert.FromHexString(digits, hash, out _, out _) == System.Buffers.OperationStatus.Done;
        return isHash ? hash : null;
    }

    // Of the form and cost of PasswordHash.Create, and the hash of no password that anybody knows.
    private static string NobodysHash()
    {
        const int SaltBytes = 16, HashBytes = 64;
        return string.Create(CultureInfo.InvariantCulture, $"$pbkdf2-sha512$i={PasswordHash.Iterations}${Random(SaltBytes)}${Random(HashBytes)}");

        static string Random(int bytes) => Convert.ToBase64String(RandomNumberGenerator.GetBytes(bytes)).TrimEnd('=');
    }
}
