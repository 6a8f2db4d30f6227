using System.Net;

namespace Glassport.Server.Settings;

/// <summary>The encoding of names for clients of one network.</summary>
/// <param name="Network">The clients' network.</param>
/// <param name="Encoding">A name that NameEncoding knows.</param>
public sealed record NetworkEncoding(IPNetwork Network, string Encoding);
