using Glassport.Client;

namespace Glassport.App.Remote;

/// <summary>A host under a name of one's own.</summary>
/// <param name="Address">Where it is and who logs in: <c>ftpes://ada@host/directory</c>, without the password.</param>
/// <param name="Password">The password, or null to find or ask for it.</param>
internal sealed record SavedHost(string Address, string? Password)
{
    /// <summary>The host of an address.</summary>
    /// <param name="address">The address.</param>
    /// <param name="password">The password to save, or null.</param>
    public static SavedHost Of(FtpAddress address, string? password) =>
        new((address with { Path = "" }) + Uri.EscapeDataString(address.Path).Replace("%2F", "/", StringComparison.Ordinal), password);
}
