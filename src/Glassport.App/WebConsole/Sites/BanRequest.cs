namespace Glassport.App.WebConsole.Sites;

/// <summary>An address that is to be turned away.</summary>
/// <param name="Address">The address; of IPv6, its whole /64.</param>
/// <param name="Minutes">How long; null: until it is lifted.</param>
/// <param name="Reason">Why, in words.</param>
internal sealed record BanRequest(string Address, double? Minutes = null, string? Reason = null);
