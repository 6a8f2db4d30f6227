namespace Glassport.Server.Records;

/// <summary>How a transfer ended.</summary>
internal enum TransferOutcome : byte
{
    /// <summary>Every byte is where it belongs.</summary>
    Complete,

    /// <summary>The client broke it off: ABOR, or the connection closed early.</summary>
    Aborted,

    /// <summary>It could not begin, or broke off for another reason.</summary>
    Failed,
}
