namespace Glassport.Analysis.Model;

/// <summary>What the bytes of a transfer look like.</summary>
/// <param name="LooksBinary">NUL bytes, or many control characters, in what was looked at; or the name is that of a binary format.</param>
/// <param name="LineFeeds">LF bytes.</param>
/// <param name="CarriageReturnLineFeeds">LF bytes with a CR before them.</param>
/// <param name="DecodedBytes">Bytes after undoing MODE B or Z; null in stream mode.</param>
/// <param name="DecodedSha256">SHA-256 of those; null in stream mode, or when they could not be decoded.</param>
public sealed record ContentFacts(bool LooksBinary, long LineFeeds, long CarriageReturnLineFeeds, long? DecodedBytes, string? DecodedSha256);
