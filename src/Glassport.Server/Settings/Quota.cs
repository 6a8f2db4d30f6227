namespace Glassport.Server.Settings;

/// <summary>How much may be stored and moved; null is no limit.</summary>
/// <param name="Bytes">Bytes stored.</param>
/// <param name="Files">Files stored.</param>
/// <param name="UploadedBytes">Bytes uploaded in a session.</param>
/// <param name="DownloadedBytes">Bytes downloaded in a session.</param>
public sealed record Quota(long? Bytes = null, long? Files = null, long? UploadedBytes = null, long? DownloadedBytes = null);
