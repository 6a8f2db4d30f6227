namespace Glassport.App.WebConsole.Files;

/// <summary>A server that may be visited.</summary>
/// <param name="Site">The site's name; null: a host that the administrator allows.</param>
/// <param name="Address">What to type as the address.</param>
/// <param name="Tls"><c>none</c>, <c>explicit</c> or <c>implicit</c>.</param>
internal sealed record Place(string? Site, string Address, string Tls);
