using System.Net;

namespace Glassport.Server.Records;

/// <summary>A transfer that has ended, or could not begin.</summary>
/// <param name="Session">Whose.</param>
/// <param name="At">When it ended.</param>
internal sealed record TransferRecord(SessionIdentity Session, DateTimeOffset At) : LogRecord(Session, At)
{
    /// <inheritdoc/>
    public override RecordKinds Kind => RecordKinds.Transfers;

    /// <summary>RETR, STOR, STOU, APPE, or a verb that lists.</summary>
    public required string Verb { get; init; }

    /// <summary>Which way the data goes.</summary>
    public required TransferDirection Direction { get; init; }

    /// <summary>The path as clients see it.</summary>
    public required string VirtualPath { get; init; }

    /// <summary>The path on the disk, where there is one.</summary>
    public string? PhysicalPath { get; init; }

    /// <summary>Bytes on the data connection.</summary>
    public long Bytes { get; init; }

    /// <summary>When it began.</summary>
    public DateTimeOffset Started { get; init; }

    /// <summary>From the 150 reply to the last byte.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>TYPE A; else I.</summary>
    public bool IsAscii { get; init; }

    /// <summary>How it ended.</summary>
    public required TransferOutcome Outcome { get; init; }

    /// <summary>The final reply's code.</summary>
    public int ReplyCode { get; init; }

    /// <summary>The data connection was protected by TLS.</summary>
    public bool IsSecure { get; init; }

    /// <summary>The client opened the data connection.</summary>
    public bool IsPassive { get; init; }

    /// <summary>The client's end of the data connection; null when there was none.</summary>
    public IPEndPoint? DataClient { get; init; }

    /// <summary>The server's end of the data connection; null when there was none.</summary>
    public IPEndPoint? DataServer { get; init; }
}
