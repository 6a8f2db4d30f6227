namespace Glassport.Server.Records;

/// <summary>A login that was tried.</summary>
/// <param name="Session">Whose.</param>
/// <param name="At">When.</param>
/// <param name="Succeeded">Whether the user is in.</param>
/// <param name="Reason">Why not, in words for the administrator; null on success.</param>
internal sealed record LoginRecord(SessionIdentity Session, DateTimeOffset At, bool Succeeded, string? Reason = null) : LogRecord(Session, At)
{
    /// <inheritdoc/>
    public override RecordKinds Kind => RecordKinds.Logins;
}
