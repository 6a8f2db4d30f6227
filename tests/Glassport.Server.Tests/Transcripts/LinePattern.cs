using System.Text;
using Glassport.TestKit;

namespace Glassport.Server.Tests.Transcripts;

/// <summary>A line that a transcript expects: bytes, in which <c>*</c> stands for any of them. A star itself is written <c>\x2a</c>.</summary>
internal static class LinePattern
{
    public static bool Matches(string pattern, ReadOnlySpan<byte> line)
    {
        byte[][] pieces = [.. pattern.Split('*').Select(Bytes)];
        if (pieces.Length == 1)
            return line.SequenceEqual(pieces[0]);
        if (!line.StartsWith(pieces[0]))
            return false;
        line = line[pieces[0].Length..];
        foreach (byte[] piece in pieces.AsSpan(1, pieces.Length - 2))
        {
            int at = line.IndexOf(piece);
            if (at < 0)
                return false;
            line = line[(at + piece.Length)..];
        }

        return line.EndsWith(pieces[^1]);
    }

    /// <summary>The bytes of a text without a line end.</summary>
    public static byte[] Bytes(string text) => TranscriptText.ToBytes(text + "\\");

    /// <summary>Bytes as a transcript would write them.</summary>
    public static string Show(ReadOnlySpan<byte> bytes)
    {
        StringBuilder text = new();
        foreach (Rune rune in Encoding.UTF8.GetString(bytes).EnumerateRunes())
            text.Append(Rune.IsControl(rune) ? $"\\x{rune.Value:x2}" : rune.ToString());
        return text.ToString();
    }
}
