using System.Collections.Immutable;

namespace Glassport.App.Shell.Editing;

/// <summary>What the word at the place may become.</summary>
/// <param name="Start">Where the word begins in the line.</param>
/// <param name="Quote">The quote that is open in it, or NUL.</param>
/// <param name="Candidates">The names, in order.</param>
internal sealed record Completion(int Start, char Quote, ImmutableArray<Candidate> Candidates)
{
    /// <summary>Nothing.</summary>
    public static Completion None { get; } = new(0, '\0', []);

    /// <summary>What all candidates begin with.</summary>
    public string CommonStart
    {
        get
        {
            string common = Candidates.IsEmpty ? "" : Candidates[0].Text;
            foreach (var candidate in Candidates)
                common = common[..common.AsSpan().CommonPrefixLength(candidate.Text)];
            // Half of a surrogate pair is no text.
            return common.Length > 0 && char.IsHighSurrogate(common[^1]) ? common[..^1] : common;
        }
    }
}
