using System.Diagnostics.CodeAnalysis;

namespace Glassport.Server.Tls;

/// <summary>How a handshake ended: with a stream, or with a failure. After a failure the transport is its owner's to close.</summary>
/// <param name="Stream">The protected stream, or null.</param>
/// <param name="Failure">Why there is none.</param>
/// <param name="Session">Of a control connection: what its data connections are accepted with.</param>
internal sealed record TlsOutcome(TlsStream? Stream, TlsFailure? Failure, TlsControlSession? Session = null)
{
    /// <summary>There is a stream.</summary>
    [MemberNotNullWhen(true, nameof(Stream))]
    [MemberNotNullWhen(false, nameof(Failure))]
    public bool Succeeded => Stream is not null;
}
