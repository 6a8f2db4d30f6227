namespace Glassport.Server.Tls;

/// <summary>A connection after CCC.</summary>
/// <param name="Stream">The connection in clear, no byte lost.</param>
/// <param name="PeerNotified">The client said close_notify; else it simply went on in clear.</param>
internal sealed record TlsLeave(Stream Stream, bool PeerNotified);
