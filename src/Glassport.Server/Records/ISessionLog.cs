namespace Glassport.Server.Records;

/// <summary>Where a site's records go.</summary>
internal interface ISessionLog
{
    /// <summary>Which records it takes. A caller makes no other.</summary>
    RecordKinds Kinds { get; }

    /// <summary>Takes a record. Never waits and never throws: what cannot be kept is counted.</summary>
    /// <param name="record">The record.</param>
    void Write(LogRecord record);
}
