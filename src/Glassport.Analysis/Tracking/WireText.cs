using System.Text;
using System.Text.Unicode;
using Glassport.Protocol.Replies;

namespace Glassport.Analysis.Tracking;

/// <summary>
/// Bytes from the wire as text: UTF-8 where they are, else Latin-1 (one character a byte, so that nothing is lost).
/// Short texts that come again and again ("230 Login successful.") are kept once.
/// </summary>
internal sealed class WireText
{
    private const int Slots = 4096;
    private const int LongestPooled = 96;

    private readonly string?[] pool = new string?[Slots];

    /// <summary>The text; <paramref name="rawHex"/> gives the bytes when they are not UTF-8.</summary>
    public string Decode(ReadOnlySpan<byte> bytes, out string? rawHex)
    {
        rawHex = null;
        if (bytes.IsEmpty)
            return "";
        if (Ascii.IsValid(bytes))
            return bytes.Length <= LongestPooled ? Pooled(bytes) : Encoding.ASCII.GetString(bytes);
        if (Utf8.IsValid(bytes))
            return Encoding.UTF8.GetString(bytes);
        rawHex = Convert.ToHexStringLower(bytes);
        return Encoding.Latin1.GetString(bytes);
    }

    /// <summary>The exact bytes of a reply's lines, with CR LF between them, in hexadecimal.</summary>
    public static string Hex(ReplyParser reply)
    {
        List<byte> all = [];
        for (int i = 0; i < reply.LineCount; i++)
        {
            if (i > 0)
                all.AddRange("\r\n"u8);
            all.AddRange(reply.Line(i));
        }

        return Convert.ToHexStringLower([.. all]);
    }

    private string Pooled(ReadOnlySpan<byte> ascii)
    {
        uint hash = 2166136261;
        foreach (byte b in ascii)
            hash = (hash ^ b) * 16777619;
        ref string? slot = ref pool[(hash ^ (hash >> 15)) % Slots];
        if (slot is null || !Ascii.Equals(ascii, slot))
            slot = Encoding.ASCII.GetString(ascii);
        return slot;
    }
}
