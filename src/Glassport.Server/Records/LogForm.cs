namespace Glassport.Server.Records;

/// <summary>The forms of logs.</summary>
internal enum LogForm
{
    /// <summary>wu-ftpd's.</summary>
    Xferlog,

    /// <summary>vsftpd's.</summary>
    Vsftpd,

    /// <summary>vsftpd's lines in the system log.</summary>
    System,

    /// <summary>IIS's.</summary>
    W3C,
}
