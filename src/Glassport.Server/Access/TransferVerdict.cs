namespace Glassport.Server.Access;

/// <summary>Whether a transfer may go on.</summary>
internal enum TransferVerdict : byte
{
    /// <summary>It may.</summary>
    GoOn,

    /// <summary>No byte moved for <see cref="Settings.SiteLimits.StallTimeout"/>.</summary>
    Stalled,

    /// <summary>Its average rate is below <see cref="Settings.SiteLimits.MinimumRate"/>.</summary>
    TooSlow,
}
