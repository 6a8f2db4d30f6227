namespace Glassport.Analysis.Model;

/// <summary>A command and what the server answered.</summary>
public sealed record Exchange
{
    /// <summary>The command.</summary>
    public required Command Command { get; init; }

    /// <summary>1yz first, the final reply last; empty if never answered.</summary>
    public required IReadOnlyList<Reply> Replies { get; init; }

    /// <summary>The final (not 1yz) reply, or null.</summary>
    public Reply? FinalReply => Replies.Count > 0 && !Replies[^1].IsPreliminary ? Replies[^1] : null;

    /// <summary>Milliseconds from the command to the first reply, or null.</summary>
    public double? ReplyAfterMs => Replies.Count > 0 ? Replies[0].Time.MillisecondsSince(Command.Time) : null;

    /// <summary>The id of the data connection that this command negotiated or used, or null.</summary>
    public string? DataConnection { get; set; }

    /// <summary>The phase that the exchange belongs to.</summary>
    public required PhaseName Phase { get; init; }
}
