using Glassport.Analysis.Model;
using Glassport.Packets;

namespace Glassport.Analysis.Extraction;

/// <summary>What is known of a file when it is saved: the entry that a manifest makes of it.</summary>
public sealed record SavedTransfer
{
    /// <summary>The conversation, as in the explanation: <c>c1</c>, <c>c2</c>, …</summary>
    public required string Conversation { get; init; }

    /// <summary>The client's end of the control connection.</summary>
    public required Endpoint Client { get; init; }

    /// <summary>The server's end of it.</summary>
    public required Endpoint Server { get; init; }

    /// <summary>Who was logged in; null when the capture does not show it.</summary>
    public required string? User { get; init; }

    /// <summary>The path of the command, decoded as UTF-8 or else Latin-1; empty for a STOU without one.</summary>
    public required string Path { get; init; }

    /// <summary>The path in the encoding that was recognised or given, when that differs.</summary>
    public required string? DecodedPath { get; init; }

    /// <summary>The data connection.</summary>
    public required DataConnection Data { get; init; }

    /// <summary>Bytes in the saved file: decoded ones in MODE B and Z, with zeros for missing ones.</summary>
    public required long SavedBytes { get; init; }

    /// <summary>Whether the transfer is complete (RFC 959: closed, answered by 2yz, no byte missing) and every byte of it is in the file.</summary>
    public required bool Complete { get; init; }

    /// <summary>What a reader of the file should know, in English sentences.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>The remote name: what the server called a STOU, else the command's path in its encoding.</summary>
    public string RemoteName => Data.StoredAs ?? DecodedPath ?? Path;
}
