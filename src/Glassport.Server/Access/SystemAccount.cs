using System.Collections.Immutable;
using Glassport.Server.Storage;

namespace Glassport.Server.Access;

/// <summary>An account of the system.</summary>
/// <param name="Identity">Its ids.</param>
/// <param name="Home">Its home, or null when it has none.</param>
/// <param name="Groups">The names of its groups.</param>
internal sealed record SystemAccount(AccountIdentity Identity, string? Home, ImmutableArray<string> Groups)
{
    /// <summary>Whether its rights are root's.</summary>
    public bool IsRoot => Identity.User == 0;
}
