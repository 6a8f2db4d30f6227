namespace Glassport.Protocol.Replies;

/// <summary>What a reply code means.</summary>
/// <param name="Code">The three digits.</param>
/// <param name="English">The sense of the RFC's words.</param>
/// <param name="Chinese">The same in Simplified Chinese.</param>
/// <param name="Source">Where it is defined.</param>
public sealed record ReplyMeaning(int Code, string English, string Chinese, string Source);
