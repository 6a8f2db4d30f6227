using System.Text;

namespace Glassport.Protocol.Addresses;

/// <summary>Reads numbers of one byte with commas between them, as PORT, 227, LPRT and 228 write addresses.</summary>
internal static class NumberList
{
    /// <summary>
    /// Reads as many numbers as stand in a row, up to the length of the destination. Blanks around a number and leading zeros are
    /// tolerated (a number is always decimal); a number over 255 ends the row before it.
    /// </summary>
    /// <param name="text">Begins with the first number.</param>
    /// <param name="numbers">Takes the numbers.</param>
    /// <param name="read">How many characters were read.</param>
    /// <returns>How many numbers were read.</returns>
    public static int Read(ReadOnlySpan<char> text, Span<byte> numbers, out int read)
    {
        int count = 0;
        int at = 0;
        read = 0;
        while (count < numbers.Length)
        {
            at = SkipBlanks(text, at);
            if (!TryReadByte(text, ref at, out numbers[count]))
                break;
            read = at;
            count++;
            at = SkipBlanks(text, at);
            if (at >= text.Length || text[at] != ',')
                break;
            at++;
        }

        return count;
    }

    /// <summary>True when another number follows, so that the row has more of them than were asked for.</summary>
    public static bool Continues(ReadOnlySpan<char> rest)
    {
        int at = SkipBlanks(rest, 0);
        if (at < rest.Length && char.IsAsciiDigit(rest[at]))
            return true;
        return at < rest.Length && rest[at] == ',' && SkipBlanks(rest, at + 1) is var next && next < rest.Length && char.IsAsciiDigit(rest[next]);
    }

    /// <summary>The bytes as characters, one for one, as far as the destination reaches.</summary>
    public static ReadOnlySpan<char> Widen(ReadOnlySpan<byte> bytes, Span<char> chars) =>
        chars[..Encoding.Latin1.GetChars(bytes[..Math.Min(bytes.Length, chars.Length)], chars)];

    private static bool TryReadByte(ReadOnlySpan<char> text, ref int at, out byte number)
    {
        int value = 0;
        int digits = 0;
        while (at < text.Length && char.IsAsciiDigit(text[at]) && value <= byte.MaxValue)
        {
            value = (value * 10) + text[at] - '0';
            at++;
            digits++;
        }

        number = (byte)value;
        return digits > 0 && value <= byte.MaxValue;
    }

    private static int SkipBlanks(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length && text[at] is (' ' or '\t'))
            at++;
        return at;
    }
}
