namespace Glassport.Server.Records;

/// <summary>Something that a log may keep.</summary>
/// <param name="Session">Whose it is, as it stood at that moment.</param>
/// <param name="At">When it was.</param>
internal abstract record LogRecord(SessionIdentity Session, DateTimeOffset At)
{
    /// <summary>Which of the kinds it is.</summary>
    public abstract RecordKinds Kind { get; }
}
