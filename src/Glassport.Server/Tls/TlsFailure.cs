namespace Glassport.Server.Tls;

/// <summary>Why a connection is not protected.</summary>
/// <param name="Reason">The kind.</param>
/// <param name="English">The words.</param>
/// <param name="Chinese">The words in Chinese.</param>
internal sealed record TlsFailure(TlsFailureReason Reason, string English, string Chinese);
