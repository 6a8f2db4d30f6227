namespace Glassport.Lab.Seats;

/// <summary>A line in the language of the classic clients.</summary>
/// <param name="Verb">Its first word in small letters; ! for what the shell is told.</param>
/// <param name="Rest">What stands behind it.</param>
internal sealed record TypedLine(string Verb, string Rest)
{
    /// <summary>The words behind the verb.</summary>
    public IReadOnlyList<string> Words => Rest.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Whether it makes a data connection.</summary>
    public bool Transfers => Verb is "ls" or "dir" or "nlist" or "get" or "recv" or "reget" or "put" or "send" or "append";

    /// <summary>The lines that are typed in a scenario.</summary>
    public static IEnumerable<TypedLine> Of(Seat seat) => seat.Scenario.Client.Types.Select(Parse);

    /// <summary>Reads a line.</summary>
    public static TypedLine Parse(string line)
    {
        string text = line.Trim(' ');
        if (text.StartsWith('!'))
            return new("!", text[1..].Trim(' '));
        int end = text.IndexOf(' ');
        return end < 0 ? new(text.ToLowerInvariant(), "") : new(text[..end].ToLowerInvariant(), text[(end + 1)..].Trim(' '));
    }
}
