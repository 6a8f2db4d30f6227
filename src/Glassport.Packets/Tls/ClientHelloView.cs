namespace Glassport.Packets.Tls;

/// <summary>What a ClientHello offers (RFC 8446 §4.1.2, RFC 5246 §7.4.1.2).</summary>
/// <param name="LegacyVersion">The version field of the message, which TLS 1.3 leaves at 0x0303.</param>
/// <param name="MaximumVersion">The highest version offered: of the supported_versions extension where there is one.</param>
/// <param name="ServerName">The host asked for (RFC 6066 §3); null when none is, or when it is not printable ASCII.</param>
/// <param name="Protocols">The application protocols offered, in the client's order (RFC 7301); empty when none are.</param>
/// <param name="SessionId">The session id, at most 32 bytes; empty when the client has none.</param>
/// <param name="OffersPreSharedKey">Whether it wants to resume a TLS 1.3 session (or knows a key beforehand).</param>
public readonly record struct ClientHelloView(
    ushort LegacyVersion,
    ushort MaximumVersion,
    string? ServerName,
    IReadOnlyList<string> Protocols,
    ReadOnlyMemory<byte> SessionId,
    bool OffersPreSharedKey);
