using System.Collections.Immutable;
using System.Security.Cryptography.X509Certificates;

namespace Glassport.Client;

/// <summary>Which server certificates are trusted.</summary>
public sealed record CertificateTrust
{
    /// <summary>Everything is accepted. Whoever sits between can then read and change all of it.</summary>
    public bool AcceptsAnything { get; init; }

    /// <summary>A host that is met for the first time is trusted, and from then on only with that certificate (as SSH does).</summary>
    public bool TrustsOnFirstUse { get; init; }

    /// <summary>SHA-256 hashes of certificates, in hexadecimal; when there are any, no others are trusted.</summary>
    public ImmutableArray<string> Pins { get; init; } = [];

    /// <summary>Authorities trusted besides those of the machine.</summary>
    public ImmutableArray<X509Certificate2> Authorities { get; init; } = [];

    /// <summary>The client's own certificate, or null.</summary>
    public X509Certificate2? Client { get; init; }

    /// <summary>The lowest version to agree on: 12 for TLS 1.2, 13 for TLS 1.3.</summary>
    public int LowestVersion { get; init; } = 12;

    /// <summary>The highest version to agree on.</summary>
    public int HighestVersion { get; init; } = 13;
}
