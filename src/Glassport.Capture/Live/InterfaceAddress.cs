using System.Globalization;
using System.Net;

namespace Glassport.Capture.Live;

/// <summary>An address of an interface.</summary>
/// <param name="Address">The address; a link-local one has its scope.</param>
/// <param name="PrefixLength">How many bits of it are the network's, or null when the system does not say.</param>
public sealed record InterfaceAddress(IPAddress Address, int? PrefixLength)
{
    /// <inheritdoc/>
    public override string ToString() => PrefixLength is { } bits ? string.Create(CultureInfo.InvariantCulture, $"{Address}/{bits}") : Address.ToString();
}
