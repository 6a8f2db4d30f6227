using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Glassport.Client.Tls;

/// <summary>Decides about the certificate of one handshake, and says why.</summary>
/// <param name="trust">What the caller trusts.</param>
/// <param name="knownHash">The hash that the host had when it was first met, or null.</param>
/// <param name="host">The name that the caller asked for.</param>
internal sealed class TrustDecision(CertificateTrust trust, string? knownHash, string host)
{
    /// <summary>Why it was trusted; null when it was not.</summary>
    public TrustReason? Reason { get; private set; }

    /// <summary>What is wrong, fit to be shown; empty when nothing is.</summary>
    public string Problem { get; private set; } = "";

    /// <summary>The certificate's hash, once there was one.</summary>
    public string Hash { get; private set; } = "";

    /// <summary>Decides.</summary>
    /// <param name="certificate">The server's certificate.</param>
    /// <param name="chain">Its chain.</param>
    /// <param name="errors">What the platform found; the name is judged here, for an address cannot be sent as one.</param>
    public bool Accept(X509Certificate2? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (certificate is null)
            return Refuse("The server showed no certificate.");
        Hash = Convert.ToHexString(SHA256.HashData(certificate.RawData));
        if (!trust.Pins.IsEmpty)
        {
            return trust.Pins.Any(pin => string.Equals(Plain(pin), Hash, StringComparison.OrdinalIgnoreCase))
                ? Because(TrustReason.Pinned)
                : Refuse($"The certificate's SHA-256 is {Hash}, which is not the one that was asked for.");
        }

        bool nameFits = certificate.MatchesHostname(host);
        var rest = errors & ~SslPolicyErrors.RemoteCertificateNameMismatch;
        if (rest == SslPolicyErrors.None && nameFits)
            return Because(TrustReason.Authority);
        if (trust.AcceptsAnything)
            return Because(TrustReason.Unchecked);
        if (trust.TrustsOnFirstUse)
        {
            if (knownHash is null)
                return Because(TrustReason.FirstUse);
            return string.Equals(knownHash, Hash, StringComparison.OrdinalIgnoreCase)
                ? Because(TrustReason.Known)
                : Refuse($"The certificate of {host} has changed: its SHA-256 was {knownHash} and is {Hash}. A new certificate, or somebody in between.");
        }

        return Refuse(rest == SslPolicyErrors.None
            ? $"The certificate is for {Names(certificate)}, not for {host}."
            : $"The certificate of {host} is not trusted: {Status(chain)}");
    }

    private bool Because(TrustReason reason)
    {
        Reason = reason;
        return true;
    }

    private bool Refuse(string problem)
    {
        Problem = problem;
        return false;
    }

    private static string Plain(string pin) => pin.Replace(":", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal);

    private static string Names(X509Certificate2 certificate)
    {
        var names = certificate.Extensions.OfType<X509SubjectAlternativeNameExtension>()
            .SelectMany(static extension => extension.EnumerateDnsNames().Concat(extension.EnumerateIPAddresses().Select(static address => address.ToString())));
        string text = string.Join(", ", names);
        return text.Length == 0 ? certificate.Subject : text;
    }

    private static string Status(X509Chain? chain)
    {
        string text = chain is null ? "" : string.Join("; ", chain.ChainStatus.Select(static status => status.StatusInformation.Trim().TrimEnd('.')).Distinct());
        return text.Length == 0 ? "no chain to a trusted authority." : text + ".";
    }
}
