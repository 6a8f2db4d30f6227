using System.Diagnostics.CodeAnalysis;

namespace Glassport.Analysis.Filtering;

/// <summary>
/// Which sessions a filter lets through: <c>ftp</c>, followed in any order by <c>host ADDRESS</c> (or <c>ADDRESS/BITS</c>),
/// <c>user NAME</c> and <c>file NAME</c>, of which all given must be true of a session. <c>and</c> may stand between them; a name with
/// blanks is put in quotes.
/// </summary>
public sealed record FtpFilterExpression
{
    private const string Parts = "after \"ftp\" come host ADDRESS, user NAME and file NAME, in any order";

    /// <summary>Every session.</summary>
    public static FtpFilterExpression All { get; } = new();

    /// <summary>The client or server of the session; null for any.</summary>
    public AddressRange? Host { get; init; }

    /// <summary>What USER said; null for anybody.</summary>
    public NamePattern? User { get; init; }

    /// <summary>What a command named that takes a path; null for anything.</summary>
    public NamePattern? File { get; init; }

    /// <summary>Whether the text is meant as such a filter, and not as one of libpcap's: its first word is <c>ftp</c>.</summary>
    public static bool IsMeant(ReadOnlySpan<char> text)
    {
        text = text.TrimStart();
        return text.StartsWith("ftp", StringComparison.Ordinal) && (text.Length == 3 || char.IsWhiteSpace(text[3]));
    }

    /// <summary>Reads a filter; false with the reason when it is none.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out FtpFilterExpression? expression, [NotNullWhen(false)] out FilterSyntaxError? error)
    {
        ArgumentNullException.ThrowIfNull(text);
        expression = null;
        FilterWords words = new(text);
        error = !IsMeant(text) ? new FilterSyntaxError(0, "the filter does not begin with \"ftp\"") : null;
        words.MoveNext();
        FtpFilterExpression read = All;
        bool joined = false;
        while (error is null && words.MoveNext())
        {
            if (!joined && read != All && words is { IsQuoted: false, Word: "and" })
                joined = true;
            else
                (joined, error) = (false, ReadPart(ref words, ref read));
        }

        error ??= joined ? new FilterSyntaxError(words.Position, "nothing follows the last \"and\": " + Parts) : null;
        expression = error is null ? read : null;
        return expression is not null;
    }

    private static FilterSyntaxError? ReadPart(ref FilterWords words, ref FtpFilterExpression read)
    {
        string part = words.Word;
        int position = words.Position;
        if (words.IsQuoted || part is not ("host" or "user" or "file"))
            return new FilterSyntaxError(position, $"\"{part}\" is no part of an ftp filter: {Parts}");
        if ((part == "host" && read.Host is not null) || (part == "user" && read.User is not null) || (part == "file" && read.File is not null))
            return new FilterSyntaxError(position, $"\"{part}\" stands there twice; one filter looks for one {part}");
        if (!words.MoveNext() || words.Word.Length == 0)
            return new FilterSyntaxError(words.Position, part == "host" ? "\"host\" needs an address behind it" : $"\"{part}\" needs a name behind it");
        if (!words.IsClosed)
            return new FilterSyntaxError(words.Position, "the quotation mark here is not closed");
        if (part == "user")
            read = read with { User = new NamePattern(words.Word) };
        else if (part == "file")
            read = read with { File = new NamePattern(words.Word) };
        else if (AddressRange.TryParse(words.Word, out AddressRange host))
            read = read with { Host = host };
        else
            return new FilterSyntaxError(words.Position, $"\"{words.Word}\" is no address: write it as 192.0.2.1, 2001:db8::1 or 192.0.2.0/24, not as a name");
        return null;
    }
}
