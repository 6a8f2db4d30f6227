using Glassport.Packets;

namespace Glassport.Analysis.Model;

/// <summary>One reply of the server, of one line or several (RFC 959 §4.2).</summary>
public sealed record Reply
{
    /// <summary>The three digits, or 0 when there are none.</summary>
    public required int Code { get; init; }

    /// <summary>The text of the last line without its code.</summary>
    public required string Text { get; init; }

    /// <summary>All lines as they came, without line ends; Latin-1 when they are not UTF-8.</summary>
    public required IReadOnlyList<string> Lines { get; init; }

    /// <summary>The packet that holds the last byte.</summary>
    public required long Packet { get; init; }

    /// <summary>The packet that holds the first byte.</summary>
    public required long FirstPacket { get; init; }

    /// <summary>When <see cref="Packet"/> was captured.</summary>
    public required Timestamp Time { get; init; }

    /// <summary>Who acknowledged it, or null when nobody did in the capture.</summary>
    public Acknowledgment? Ack { get; set; }

    /// <summary>False when its end never came, or bytes of it are missing.</summary>
    public required bool Complete { get; init; }

    /// <summary>The exact bytes of all lines in hexadecimal when they are not UTF-8; else null.</summary>
    public string? RawHex { get; init; }

    /// <summary>The text in the encoding that was recognised or given, when that differs.</summary>
    public string? DecodedText { get; set; }

    /// <summary>Whether the first digit is 1: more replies follow.</summary>
    public bool IsPreliminary => Code is >= 100 and < 200;

    /// <summary>Whether the first digit is 2.</summary>
    public bool IsPositive => Code is >= 200 and < 300;

    /// <summary>Whether the first digit is 4 or 5.</summary>
    public bool IsNegative => Code is >= 400 and < 600;
}
