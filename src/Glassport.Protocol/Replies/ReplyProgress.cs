namespace Glassport.Protocol.Replies;

/// <summary>What a line did to the reply that is being read.</summary>
public enum ReplyProgress
{
    /// <summary>More lines belong to it, or the line was empty and between two replies.</summary>
    Incomplete,

    /// <summary>The reply is whole.</summary>
    Complete,
}
