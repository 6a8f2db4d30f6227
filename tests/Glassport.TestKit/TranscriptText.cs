using System.Globalization;
using System.Text;

namespace Glassport.TestKit;

/// <summary>The text of a transcript's line as the bytes that go over the wire.</summary>
public static class TranscriptText
{
    /// <summary>
    /// UTF-8 and CRLF; <c>\r \n \t \\ \xHH</c> stand for bytes, and a backslash at the end leaves the CRLF out.
    /// </summary>
    /// <param name="text">The text.</param>
    public static byte[] ToBytes(string text)
    {
        List<byte> bytes = [];
        bool ended = true;
        for (int at = 0; at < text.Length; at++)
        {
            if (text[at] != '\\')
            {
                int length = char.IsHighSurrogate(text[at]) ? 2 : 1;
                bytes.AddRange(Encoding.UTF8.GetBytes(text, at, length));
                at += length - 1;
                continue;
            }

            if (++at == text.Length)
            {
                ended = false;
                break;
            }

            bytes.Add(text[at] switch
            {
                'r' => (byte)'\r',
                'n' => (byte)'\n',
                't' => (byte)'\t',
                '\\' => (byte)'\\',
                'x' => byte.Parse(text.AsSpan(at + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture),
                char other => throw new FormatException($"Unknown escape \\{other}."),
            });
            if (text[at] == 'x')
                at += 2;
        }

        return ended ? [.. bytes, (byte)'\r', (byte)'\n'] : [.. bytes];
    }
}
