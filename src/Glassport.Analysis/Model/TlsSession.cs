namespace Glassport.Analysis.Model;

/// <summary>What the clear part of a TLS handshake tells.</summary>
public sealed class TlsSession
{
    /// <summary>What <see cref="RequestedBy"/> says where TLS begins with the connection.</summary>
    public const string Implicit = "implicit";

    /// <summary>The command that asked for it, such as <c>AUTH TLS</c>; <c>implicit</c> on port 990.</summary>
    public required string RequestedBy { get; init; }

    /// <summary>The packet of that command, or of the ClientHello when implicit.</summary>
    public required long Packet { get; init; }

    /// <summary><c>TLSv1.2</c> and so on, or null before the ServerHello.</summary>
    public string? Version { get; set; }

    /// <summary>The IANA name of the cipher suite, or its hexadecimal number; null before the ServerHello.</summary>
    public string? CipherSuite { get; set; }

    /// <summary>The server name indication (RFC 6066 §3), or null.</summary>
    public string? ServerName { get; set; }

    /// <summary>Whether the control dialogue after it could be read.</summary>
    public bool Decrypted { get; set; }

    /// <summary>What PROT chose, as far as it was seen.</summary>
    public DataProtection DataProtection { get; set; } = DataProtection.Unknown;

    /// <summary>Packets with plaintext that was pipelined behind AUTH TLS.</summary>
    public IReadOnlyList<long> InjectedPlaintext { get; set; } = [];
}

/// <summary>Whether data connections are encrypted (RFC 4217 §9).</summary>
public enum DataProtection
{
    /// <summary>Not seen.</summary>
    Unknown,

    /// <summary>PROT C.</summary>
    Clear,

    /// <summary>PROT P.</summary>
    Private,
}
