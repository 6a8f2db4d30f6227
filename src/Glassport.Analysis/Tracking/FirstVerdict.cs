namespace Glassport.Analysis.Tracking;

/// <summary>What the first bytes of a connection say of it.</summary>
internal enum FirstVerdict
{
    /// <summary>They do not tell yet.</summary>
    Open,

    /// <summary>A control connection, opened by the client.</summary>
    Ftp,

    /// <summary>A control connection whose client is what was taken for the called end.</summary>
    FtpReversed,

    /// <summary>No control connection.</summary>
    NotFtp,
}
