namespace Glassport.Client;

/// <summary>The way out of a network.</summary>
/// <param name="Kind">How it is spoken to.</param>
/// <param name="Host">Its name or address.</param>
/// <param name="Port">Its port.</param>
/// <param name="User">The user that it asks for, or null.</param>
/// <param name="Password">That user's password, or null.</param>
public sealed record FtpProxy(ProxyKind Kind, string Host, int Port, string? User = null, string? Password = null);
