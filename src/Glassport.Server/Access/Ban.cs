using System.Net;

namespace Glassport.Server.Access;

/// <summary>Addresses that are turned away, with the reason and the end.</summary>
/// <param name="Network">One IPv4 address, or the /64 of an IPv6 address.</param>
/// <param name="Since">When it began.</param>
/// <param name="Until">When it ends; null: when it is lifted.</param>
/// <param name="Reason">Why, in words.</param>
/// <param name="IsManual">An administrator made it; else failed logins did.</param>
public sealed record Ban(IPNetwork Network, DateTimeOffset Since, DateTimeOffset? Until, string Reason, bool IsManual)
{
    /// <summary>Whether it is over.</summary>
    /// <param name="now">The time.</param>
    public bool HasEnded(DateTimeOffset now) => Until is { } until && until <= now;
}
