using Glassport.Packets;

namespace Glassport.Analysis.Model;

/// <summary>One command line from the client.</summary>
public sealed record Command
{
    /// <summary>The verb in upper case, as far as it is one; empty for an empty line.</summary>
    public required string Verb { get; init; }

    /// <summary>What follows the verb, without the line's end; Latin-1 when it is not UTF-8. PASS and ACCT: the secret itself; renderings mask it.</summary>
    public required string Argument { get; init; }

    /// <summary>The packet that holds the line's last byte.</summary>
    public required long Packet { get; init; }

    /// <summary>The packet that holds its first byte.</summary>
    public required long FirstPacket { get; init; }

    /// <summary>When <see cref="Packet"/> was captured.</summary>
    public required Timestamp Time { get; init; }

    /// <summary>Who acknowledged it, or null when nobody did in the capture.</summary>
    public Acknowledgment? Ack { get; set; }

    /// <summary>False when the line's end never came, or bytes of it are missing.</summary>
    public required bool Complete { get; init; }

    /// <summary>The exact bytes of the line in hexadecimal when they are not UTF-8; else null.</summary>
    public string? RawHex { get; init; }

    /// <summary>A path argument in the encoding that was recognised or given, when that differs from <see cref="Argument"/>.</summary>
    public string? DecodedPath { get; set; }

    /// <summary>Whether Telnet IP and Synch stood before it (RFC 959 §4.1.3, ABOR).</summary>
    public bool TelnetInterrupt { get; init; }

    /// <summary>Whether the argument is a secret: PASS, ACCT.</summary>
    public bool IsSecret => Verb is "PASS" or "ACCT";
}
