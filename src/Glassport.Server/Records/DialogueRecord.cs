namespace Glassport.Server.Records;

/// <summary>A line of the dialogue, as it was received or sent.</summary>
/// <param name="Session">Whose.</param>
/// <param name="At">When.</param>
/// <param name="IsReply">True for a line of a reply, false for a command.</param>
/// <param name="Line">The line without its end; a secret in it is already replaced.</param>
internal sealed record DialogueRecord(SessionIdentity Session, DateTimeOffset At, bool IsReply, string Line) : LogRecord(Session, At)
{
    /// <inheritdoc/>
    public override RecordKinds Kind => RecordKinds.Dialogue;
}
