namespace Glassport.Packets.Tls;

/// <summary>What a ServerHello chose (RFC 8446 §4.1.3, RFC 5246 §7.4.1.3).</summary>
/// <param name="Version">The version negotiated: 0x0304 for TLS 1.3, whatever the message's own version field says.</param>
/// <param name="CipherSuite">The cipher suite chosen.</param>
/// <param name="Protocol">The application protocol chosen (RFC 7301), where it is said in the clear; else null.</param>
/// <param name="SessionId">
/// The session id, at most 32 bytes. Before TLS 1.3 one that equals the client's means that a session is resumed.
/// </param>
/// <param name="SelectsPreSharedKey">TLS 1.3: whether the client's key was accepted, so that a session is resumed.</param>
public readonly record struct ServerHelloView(
    ushort Version,
    ushort CipherSuite,
    string? Protocol,
    ReadOnlyMemory<byte> SessionId,
    bool SelectsPreSharedKey);
