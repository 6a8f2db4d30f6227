namespace Glassport.Client.Local;

/// <summary>What became of a file.</summary>
/// <param name="Bytes">Bytes that moved.</param>
/// <param name="Offset">Where the transfer went on, 0 for a whole one.</param>
/// <param name="Elapsed">How long it took.</param>
/// <param name="Verification">By what the copy was compared; null when nobody asked.</param>
public sealed record FileTransferResult(long Bytes, long Offset, TimeSpan Elapsed, Verification? Verification);
