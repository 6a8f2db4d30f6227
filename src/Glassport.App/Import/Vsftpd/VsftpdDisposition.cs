namespace Glassport.App.Import.Vsftpd;

/// <summary>What becomes of an option.</summary>
internal enum VsftpdDisposition
{
    /// <summary>It does here what it does there.</summary>
    Honoured,

    /// <summary>Nothing here needs it: what it protects, works around or tunes does not exist, or is always so.</summary>
    NotNeeded,

    /// <summary>It has no counterpart here.</summary>
    NotSupported,
}
