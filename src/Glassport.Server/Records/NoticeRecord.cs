namespace Glassport.Server.Records;

/// <summary>Something about the server itself that administrators look for in a site's log, as they have no other where it runs in the background.</summary>
/// <param name="At">When it was.</param>
/// <param name="Text">What.</param>
internal sealed record NoticeRecord(DateTimeOffset At, string Text) : LogRecord(SessionIdentity.OfServer, At)
{
    /// <inheritdoc/>
    public override RecordKinds Kind => RecordKinds.Notices;
}
