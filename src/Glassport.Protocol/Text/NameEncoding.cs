using System.Collections.Frozen;
using System.Text;
using System.Text.Unicode;

namespace Glassport.Protocol.Text;

/// <summary>The encodings of path names. FTP says UTF-8 (RFC 2640); servers older than it, and many newer, send what the disk holds.</summary>
public static class NameEncoding
{
    /// <summary>The text of bytes that are UTF-8; of others their Latin-1 reading, which loses nothing; or that of the encoding given.</summary>
    /// <param name="bytes">A path, an argument, the text of a reply.</param>
    /// <param name="encoding">An encoding that was recognised or given, or null. Bytes that it cannot read become U+FFFD.</param>
    public static string Decode(ReadOnlySpan<byte> bytes, Encoding? encoding = null) =>
        (encoding ?? (Utf8.IsValid(bytes) ? Encoding.UTF8 : Encoding.Latin1)).GetString(bytes);

    /// <summary>True when the bytes are UTF-8 (ASCII is).</summary>
    /// <param name="bytes">The bytes.</param>
    public static bool IsUtf8(ReadOnlySpan<byte> bytes) => Utf8.IsValid(bytes);

    /// <summary>The encoding of a name as people write it: gbk, gb18030, shift-jis, euc-kr, big5, latin-1, windows-1252, koi8-r, utf-8 and more.</summary>
    /// <param name="name">The name; case, hyphens and underscores do not matter.</param>
    /// <returns>Null when there is none of that name.</returns>
    public static Encoding? TryFind(string name)
    {
        string plain = Plain(name);
        if (!Tables.Names.TryGetValue(plain, out int page))
            return null;
        return page switch
        {
            65001 => new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            28591 => Encoding.Latin1,
            _ => CodePagesEncodingProvider.Instance.GetEncoding(page),
        };
    }

    /// <summary>The names that <see cref="TryFind"/> is told about in help texts, one for each encoding.</summary>
    public static IReadOnlyList<string> Names { get; } =
        ["utf-8", "gbk", "gb18030", "big5", "shift-jis", "euc-jp", "euc-kr", "latin-1", "windows-1252", "windows-1251", "koi8-r"];

    private static string Plain(string name)
    {
        Span<char> plain = stackalloc char[32];
        int length = 0;
        foreach (char c in name)
        {
            if (c is '-' or '_' or ' ')
                continue;
            if (length == plain.Length)
                return "";
            plain[length++] = char.ToLowerInvariant(c);
        }

        return new string(plain[..length]);
    }

    private static class Tables
    {
        public static readonly FrozenDictionary<string, int> Names = new Dictionary<string, int>
        {
            ["utf8"] = 65001,
            ["gbk"] = 936,
            ["cp936"] = 936,
            ["gb2312"] = 936,
            ["gb18030"] = 54936,
            ["big5"] = 950,
            ["cp950"] = 950,
            ["shiftjis"] = 932,
            ["sjis"] = 932,
            ["cp932"] = 932,
            ["windows31j"] = 932,
            ["eucjp"] = 51932,
            ["euckr"] = 949,
            ["cp949"] = 949,
            ["latin1"] = 28591,
            ["iso88591"] = 28591,
            ["windows1252"] = 1252,
            ["cp1252"] = 1252,
            ["windows1250"] = 1250,
            ["cp1250"] = 1250,
            ["windows1251"] = 1251,
            ["cp1251"] = 1251,
            ["koi8r"] = 20866,
            ["cp437"] = 437,
            ["cp850"] = 850,
            ["cp866"] = 866,
        }.ToFrozenDictionary();
    }
}
