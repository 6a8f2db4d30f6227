namespace Glassport.Protocol.Addresses;

/// <summary>Finds a row of numbers within a reply's text.</summary>
internal static class NumberRow
{
    /// <summary>Finds the first row that has exactly as many numbers as the destination.</summary>
    public static bool TryFind(ReadOnlySpan<char> text, Span<byte> numbers)
    {
        int at = 0;
        while (NextRow(text, ref at))
        {
            if (NumberList.Read(text[at..], numbers, out int read) == numbers.Length && !NumberList.Continues(text[(at + read)..]))
                return true;
            SkipDigits(text, ref at);
        }

        return false;
    }

    /// <summary>Moves to the next digit that can begin a row: no digit, comma, dot or minus sign stands before it.</summary>
    public static bool NextRow(ReadOnlySpan<char> text, ref int at)
    {
        while (at < text.Length)
        {
            if (!char.IsAsciiDigit(text[at]))
            {
                at++;
                continue;
            }

            var before = text[..at].TrimEnd(' ');
            if (before.IsEmpty || before[^1] is not (',' or '.' or '-'))
                return true;
            // "Entering Passive Mode. 10,0,0,1,4,5": a full stop and a blank end a sentence, not a number.
            if (before[^1] is '.' or '-' && before.Length < at)
                return true;
            SkipDigits(text, ref at);
        }

        return false;
    }

    /// <summary>Moves behind the digits.</summary>
    public static void SkipDigits(ReadOnlySpan<char> text, ref int at)
    {
        while (at < text.Length && char.IsAsciiDigit(text[at]))
            at++;
    }
}
