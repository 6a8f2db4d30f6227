using System.Security.Cryptography;

namespace Glassport.Server.Verbs;

/// <summary>A hash that the platform computes.</summary>
/// <param name="name">Which.</param>
internal sealed class CryptographicHasher(HashAlgorithmName name) : IFileHasher
{
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(name);

    /// <inheritdoc/>
    public void Append(ReadOnlySpan<byte> bytes) => hash.AppendData(bytes);

    /// <inheritdoc/>
    public string Finish() => Convert.ToHexStringLower(hash.GetHashAndReset());

    /// <inheritdoc/>
    public void Dispose() => hash.Dispose();
}
