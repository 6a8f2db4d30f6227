namespace Glassport.Server.Tls;

/// <summary>Something wrong with the TLS settings of a site.</summary>
/// <param name="IsFatal">The site cannot work as configured; else it works, and an administrator should know.</param>
/// <param name="English">The words.</param>
/// <param name="Chinese">The words in Chinese.</param>
internal sealed record TlsProblem(bool IsFatal, string English, string Chinese);
