namespace Glassport.Client;

/// <summary>How a transfer went that went well.</summary>
/// <param name="Bytes">Bytes that the data connection carried.</param>
/// <param name="Reply">The server's last word.</param>
/// <param name="Way">How the data connection was made.</param>
/// <param name="Elapsed">From the command to the last word.</param>
public sealed record TransferReport(long Bytes, ServerReply Reply, DataWay Way, TimeSpan Elapsed);
