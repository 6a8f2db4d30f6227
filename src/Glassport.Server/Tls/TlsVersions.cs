using System.Security.Authentication;
using Glassport.Server.Settings;

namespace Glassport.Server.Tls;

/// <summary>The versions that a site speaks.</summary>
/// <param name="Protocols">For SslStream.</param>
/// <param name="Oldest">The oldest, as on the wire.</param>
/// <param name="Newest">The newest, as on the wire.</param>
internal sealed record TlsVersions(SslProtocols Protocols, ushort Oldest, ushort Newest)
{
    /// <summary>Whether the words of a setting are a version.</summary>
    public static bool IsKnown(string version) => version is "1.2" or "1.3";

    /// <summary>What the settings allow; never older than 1.2.</summary>
    public static TlsVersions Of(TlsSettings settings)
    {
        bool only13 = settings.MinimumVersion == "1.3";
        bool only12 = settings.MaximumVersion == "1.2" && !only13;
        var protocols = only13 ? SslProtocols.Tls13 : only12 ? SslProtocols.Tls12 : SslProtocols.Tls12 | SslProtocols.Tls13;
        return new(protocols, only13 ? (ushort)0x0304 : (ushort)0x0303, only12 ? (ushort)0x0303 : (ushort)0x0304);
    }
}
