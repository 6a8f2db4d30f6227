using Glassport.Server.Storage;

namespace Glassport.Server.Records;

/// <summary>A command and its final reply.</summary>
/// <param name="Session">Whose.</param>
/// <param name="At">When the command came.</param>
internal sealed record CommandRecord(SessionIdentity Session, DateTimeOffset At) : LogRecord(Session, At)
{
    /// <inheritdoc/>
    public override RecordKinds Kind => RecordKinds.Commands;

    /// <summary>The verb in upper case.</summary>
    public required string Verb { get; init; }

    /// <summary>The argument as it was sent; null where there was none. That of PASS and ACCT is <c>***</c> already.</summary>
    public string? Argument { get; init; }

    /// <summary>The final reply's code.</summary>
    public required int ReplyCode { get; init; }

    /// <summary>From the command's last byte to the final reply's.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>The path that the argument names, as clients see it; null where it names none.</summary>
    public string? VirtualPath { get; init; }

    /// <summary>For RNTO, the path that RNFR named.</summary>
    public string? RenamedFrom { get; init; }

    /// <summary>What the storage said.</summary>
    public StorageError Error { get; init; }

    /// <summary>Bytes of the command, and of the data that came with it.</summary>
    public long BytesIn { get; init; }

    /// <summary>Bytes of the replies, and of the data that went with them.</summary>
    public long BytesOut { get; init; }
}
