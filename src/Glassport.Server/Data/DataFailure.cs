namespace Glassport.Server.Data;

/// <summary>Why a data connection was not made, in words that a person can act on.</summary>
/// <param name="Reason">A short word for metrics: timeout, refused, unreachable, thief, aborted, tls.</param>
/// <param name="English">The words.</param>
/// <param name="Chinese">The same in Simplified Chinese.</param>
internal sealed record DataFailure(string Reason, string English, string Chinese);
