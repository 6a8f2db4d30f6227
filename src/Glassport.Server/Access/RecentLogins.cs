using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Glassport.Server.Access;

/// <summary>
/// Passwords that were right a short while ago, so that a client that logs in again and again costs microseconds and not a full hash. Kept is
/// an HMAC-SHA-256 under a key that lives and dies with the process, of user, stored hash and password: a changed password is another hash
/// and so another entry, and a copy of this memory is worth no more than the stored hashes with the key beside them.
/// </summary>
/// <param name="time">The clock.</param>
/// <param name="capacity">How many are kept; the oldest are dropped.</param>
internal sealed class RecentLogins(TimeProvider time, int capacity = RecentLogins.DefaultCapacity)
{
    /// <summary>How many are kept: some 2 MB.</summary>
    public const int DefaultCapacity = 16_384;

    /// <summary>How long a password need not be checked in full again.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    private const int KeyBytes = 32;
    private const int LongestOnStack = 1024;

    private readonly byte[] secret = RandomNumberGenerator.GetBytes(KeyBytes);
    private readonly ConcurrentDictionary<UInt128, long> expiries = new();
    private readonly Queue<(UInt128 Key, long Expiry)> order = new();
    private readonly Lock gate = new();

    /// <summary>How many are kept now.</summary>
    public int Count => expiries.Count;

    /// <summary>The key of a login.</summary>
    /// <param name="name">The user.</param>
    /// <param name="hash">The stored hash.</param>
    /// <param name="password">The password that was sent.</param>
    public UInt128 KeyOf(string name, string hash, string password)
    {
        // Lengths first: no two logins are the same row of characters.
        int length = (2 * sizeof(int)) + (sizeof(char) * (name.Length + hash.Length + password.Length));
        Span<byte> buffer = length <= LongestOnStack ? stackalloc byte[LongestOnStack] : new byte[length];
        var row = buffer[..length];
        MemoryMarshal.Write(row, name.Length);
        MemoryMarshal.Write(row[sizeof(int)..], hash.Length);
        var text = MemoryMarshal.Cast<byte, char>(row[(2 * sizeof(int))..]);
        name.CopyTo(text);
        hash.CopyTo(text[name.Length..]);
        password.CopyTo(text[(name.Length + hash.Length)..]);
        Span<byte> code = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(secret, row, code);
        CryptographicOperations.ZeroMemory(row);
        return MemoryMarshal.Read<UInt128>(code);
    }

    /// <summary>Whether a login was right a short while ago.</summary>
    /// <param name="key">Its key.</param>
    public bool Contains(UInt128 key) => expiries.TryGetValue(key, out long expiry) && time.GetTimestamp() < expiry;

    /// <summary>Keeps a login that was right.</summary>
    /// <param name="key">Its key.</param>
    public void Add(UInt128 key)
    {
        long now = time.GetTimestamp();
        long expiry = now + (long)(Lifetime.TotalSeconds * time.TimestampFrequency);
        lock (gate)
        {
            expiries[key] = expiry;
            order.Enqueue((key, expiry));
            while (order.TryPeek(out var oldest) && (order.Count > capacity || oldest.Expiry <= now))
                expiries.TryRemove(KeyValuePair.Create(oldest.Key, order.Dequeue().Expiry));
        }
    }
}
