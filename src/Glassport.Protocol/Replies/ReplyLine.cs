namespace Glassport.Protocol.Replies;

/// <summary>What the beginning of a reply's line says (RFC 959 §4.2).</summary>
/// <param name="Code">The three digits, 100 to 699, or 0 when the line does not begin with a code.</param>
/// <param name="OpensLines">A hyphen follows: more lines come.</param>
/// <param name="TextStart">Where the text begins: behind the code and the blank or hyphen.</param>
public readonly record struct ReplyLine(int Code, bool OpensLines, int TextStart)
{
    /// <summary>
    /// Reads the beginning of a line. The code may be followed by a blank, a hyphen, the end of the line, or straight by the text
    /// ("220Welcome"); a fourth digit makes it no code.
    /// </summary>
    /// <param name="line">The line without its end.</param>
    public static ReplyLine Parse(ReadOnlySpan<byte> line)
    {
        if (line.Length < 3 || line[0] is < (byte)'1' or > (byte)'6' || !char.IsAsciiDigit((char)line[1]) || !char.IsAsciiDigit((char)line[2]))
            return default;
        int code = ((line[0] - '0') * 100) + ((line[1] - '0') * 10) + line[2] - '0';
        if (line.Length == 3)
            return new(code, false, 3);
        return line[3] switch
        {
            (byte)'-' => new(code, true, 4),
            (byte)' ' or (byte)'\t' => new(code, false, 4),
            var b when char.IsAsciiDigit((char)b) => default,
            _ => new(code, false, 3),
        };
    }
}
