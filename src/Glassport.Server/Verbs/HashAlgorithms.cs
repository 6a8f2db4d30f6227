using System.Collections.Immutable;
using System.Security.Cryptography;

namespace Glassport.Server.Verbs;

/// <summary>Every hash, one line each; the first is the one that HASH uses until a client chooses.</summary>
internal static class HashAlgorithms
{
    /// <summary>All of them.</summary>
    public static ImmutableArray<FileHash> All { get; } =
    [
        new("SHA-256", static () => new CryptographicHasher(HashAlgorithmName.SHA256)),
        new("SHA-512", static () => new CryptographicHasher(HashAlgorithmName.SHA512)),
        new("SHA-1", static () => new CryptographicHasher(HashAlgorithmName.SHA1)),
        new("MD5", static () => new CryptographicHasher(HashAlgorithmName.MD5)),
        new("CRC32", static () => new Crc32Hasher()),
    ];

    /// <summary>The hash of a name; case does not matter.</summary>
    /// <param name="name">The name.</param>
    public static FileHash? Find(string name)
    {
        foreach (var hash in All)
        {
            if (hash.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
                return hash;
        }

        return null;
    }
}
