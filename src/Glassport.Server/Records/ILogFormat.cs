using System.Buffers;

namespace Glassport.Server.Records;

/// <summary>How a log file looks.</summary>
internal interface ILogFormat
{
    /// <summary>Which records it writes.</summary>
    RecordKinds Kinds { get; }

    /// <summary>The file that a record of this moment belongs to.</summary>
    /// <param name="path">The path that was configured.</param>
    /// <param name="at">The record's time.</param>
    string FileFor(string path, DateTimeOffset at);

    /// <summary>What stands first in a file; written whenever the file is opened.</summary>
    /// <param name="at">The first record's time.</param>
    /// <param name="output">Where it goes.</param>
    void WriteHeader(DateTimeOffset at, IBufferWriter<byte> output);

    /// <summary>A record's lines; nothing when this log does not show it.</summary>
    /// <param name="record">The record.</param>
    /// <param name="output">Where they go.</param>
    void Write(LogRecord record, IBufferWriter<byte> output);

    /// <summary>Says that records are missing here, where the format has a way to.</summary>
    /// <param name="count">How many.</param>
    /// <param name="at">When it was noticed.</param>
    /// <param name="output">Where it goes.</param>
    void WriteLost(long count, DateTimeOffset at, IBufferWriter<byte> output);
}
