using System.Collections.Immutable;
using System.Net.Security;
using Glassport.Server.Settings;
using Microsoft.Extensions.Logging;

namespace Glassport.Server.Tls;

/// <summary>The certificates of a site, chosen by the host name that a client asks for.</summary>
internal sealed class SiteCertificates
{
    private readonly ImmutableArray<CertificateSource> _sources;
    private readonly Lazy<ServerCertificate>? _selfSigned;

    public SiteCertificates(TlsSettings settings, string site, string? folder, SslCertificateTrust? trust, TimeProvider time, ILogger log)
    {
        _sources = [.. settings.Certificates.Select(one => new CertificateSource(one, trust, site, time, log))];
        if (_sources.IsEmpty)
        {
            string path = folder is null ? "" : SelfSignedCertificate.PathOf(site, folder);
            _selfSigned = new(() => new(SelfSignedCertificate.Get(site, folder, time, log), [], trust, path));
        }
    }

    /// <summary>What is wrong with the certificates.</summary>
    public string Problem => string.Join("; ", _sources.Select(one => one.Problem).OfType<string>());

    /// <summary>The one for a host name: the one that names it, else one for any, else the default. Null when none could be loaded.</summary>
    public ServerCertificate? Choose(string? hostName)
    {
        if (_selfSigned is { } made)
            return made.Value;

        if (hostName is not null && _sources.FirstOrDefault(one => one.HostName is { } name && Fits(name, hostName))?.Current is { } exact)
            return exact;

        return (_sources.FirstOrDefault(one => one.HostName is null)?.Current ?? _sources[0].Current)
            ?? _sources.Select(one => one.Current).FirstOrDefault(one => one is not null);
    }

    public ImmutableArray<CertificateDescription> Describe() => _selfSigned is { } made
        ? [made.Value.Describe(null)]
        : [.. _sources.Select(one => one.Current?.Describe(one.HostName)).OfType<CertificateDescription>()];

    /// <summary>Whether a configured name, which may begin with "*." for one label, is the host name.</summary>
    internal static bool Fits(string name, string hostName)
    {
        hostName = hostName.TrimEnd('.');
        if (!name.StartsWith("*.", StringComparison.Ordinal))
            return string.Equals(name, hostName, StringComparison.OrdinalIgnoreCase);

        int dot = hostName.IndexOf('.', StringComparison.Ordinal);
        return dot > 0 && hostName.AsSpan(dot).Equals(name.AsSpan(1), StringComparison.OrdinalIgnoreCase);
    }
}
