namespace Glassport.Server.Records;

/// <summary>Where a <see cref="RecordQueue"/> takes its records. One task calls it; it may wait for a disk, and throws nothing.</summary>
internal interface ILogTarget : IDisposable
{
    /// <summary>Which records it takes.</summary>
    RecordKinds Kinds { get; }

    /// <summary>Keeps a record; it need not be on the disk before <see cref="Flush"/>.</summary>
    /// <param name="record">The record.</param>
    void Write(LogRecord record);

    /// <summary>Records are missing at this place.</summary>
    /// <param name="count">How many.</param>
    void Lost(long count);

    /// <summary>Brings everything to where it belongs.</summary>
    void Flush();

    /// <summary>Opens its file anew before it writes again.</summary>
    void Reopen();
}
