namespace Glassport.Client.Local;

/// <summary>What is known of a server's file.</summary>
/// <param name="Size">Bytes, or null.</param>
/// <param name="Modified">When it was changed, or null.</param>
public sealed record RemoteFacts(long? Size, DateTimeOffset? Modified);
