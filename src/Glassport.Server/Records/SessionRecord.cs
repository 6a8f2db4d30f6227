namespace Glassport.Server.Records;

/// <summary>A control connection was opened or closed.</summary>
/// <param name="Session">Whose.</param>
/// <param name="At">When.</param>
/// <param name="IsOpen">True when it was opened, false when it was closed.</param>
internal sealed record SessionRecord(SessionIdentity Session, DateTimeOffset At, bool IsOpen) : LogRecord(Session, At)
{
    /// <inheritdoc/>
    public override RecordKinds Kind => RecordKinds.Sessions;

    /// <summary>When closed: how long it was open.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>When closed: bytes received on the control connection.</summary>
    public long BytesIn { get; init; }

    /// <summary>When closed: bytes sent on the control connection.</summary>
    public long BytesOut { get; init; }
}
