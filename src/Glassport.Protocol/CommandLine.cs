using System.Text;

namespace Glassport.Protocol;

/// <summary>
/// A command as it stands on the wire: a verb, one blank, and an argument whose bytes are the peer's own (RFC 959 §5.3). The
/// argument is a range of the line and not text, because nothing says in which encoding a path was written.
/// </summary>
/// <param name="Name">The verb in upper case, at most <see cref="Limits.VerbBytes"/> characters; empty for an empty line.</param>
/// <param name="Verb">The row of the verb, or null when nobody knows it.</param>
/// <param name="Argument">Where in the line the argument stands; empty when there is none.</param>
/// <param name="HasArgument">True when the argument has at least one byte.</param>
/// <param name="IsOverlong">True when the line, or the verb alone, is longer than <see cref="Limits"/> allow.</param>
public readonly record struct CommandLine(string Name, Verb? Verb, Range Argument, bool HasArgument, bool IsOverlong)
{
    /// <summary>
    /// Reads a line whose end (CR LF, or a lone LF) was taken off. Any bytes give a result. Lower case, blanks or a tab before the
    /// verb, a tab for the blank and blanks behind a verb without argument are tolerated; exactly one blank separates verb and
    /// argument, further ones belong to the argument, since a file name may begin or end with one.
    /// </summary>
    /// <param name="line">The line, Telnet commands already removed.</param>
    public static CommandLine Parse(ReadOnlySpan<byte> line)
    {
        int start = 0;
        while (start < line.Length && (IsBlank(line[start]) || IsStrayTelnet(line[start])))
            start++;
        int end = start;
        while (end < line.Length && !IsBlank(line[end]))
            end++;

        var word = line[start..end];
        var verb = Verbs.Find(word);
        int argument = Math.Min(end + 1, line.Length);
        int stop = line.Length;
        if (verb is { Argument: ArgumentRule.None })
        {
            while (argument < stop && IsBlank(line[argument]))
                argument++;
            while (stop > argument && IsBlank(line[stop - 1]))
                stop--;
        }

        bool overlong = line.Length > Limits.CommandLineBytes || word.Length > Limits.VerbBytes;
        return new(verb?.Name ?? UpperCase(word), verb, argument..stop, argument < stop, overlong);
    }

    private static bool IsBlank(byte b) => b is (byte)' ' or (byte)'\t' or (byte)'\r' or 0;

    // IAC or a data mark whose other half travelled out of band as urgent data (RFC 959 §4.1.3, ABOR).
    private static bool IsStrayTelnet(byte b) => b >= 0xF0;

    private static string UpperCase(ReadOnlySpan<byte> word)
    {
        if (word.IsEmpty)
            return "";
        Span<char> chars = stackalloc char[Limits.VerbBytes];
        int length = Encoding.Latin1.GetChars(word[..Math.Min(word.Length, chars.Length)], chars);
        foreach (ref char c in chars[..length])
            c = char.IsAscii(c) ? char.ToUpperInvariant(c) : c;
        return new string(chars[..length]);
    }
}
