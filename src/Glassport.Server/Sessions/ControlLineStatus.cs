namespace Glassport.Server.Sessions;

/// <summary>What came of reading a line.</summary>
internal enum ControlLineStatus : byte
{
    /// <summary>A line.</summary>
    Line,

    /// <summary>The client closed, or the connection broke.</summary>
    End,

    /// <summary>A line longer than any command.</summary>
    TooLong,
}
