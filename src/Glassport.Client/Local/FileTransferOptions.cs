namespace Glassport.Client.Local;

/// <summary>How files of this machine are exchanged with a server's.</summary>
public sealed record FileTransferOptions
{
    /// <summary>Whether a transfer that was cut goes on where it was.</summary>
    public bool Resumes { get; init; }

    /// <summary>Whether line ends are converted.</summary>
    public bool IsText { get; init; }

    /// <summary>Whether the copy is compared with the original.</summary>
    public bool Verifies { get; init; }

    /// <summary>Whether the copy gets the original's time.</summary>
    public bool KeepsTime { get; init; } = true;

    /// <summary>Told the bytes that are there, and those that will be when that is known.</summary>
    public Action<long, long?>? Progress { get; init; }
}
