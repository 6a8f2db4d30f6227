namespace Glassport.Protocol.Text;

/// <summary>The shape of a double-byte encoding: which bytes make a character, and which characters names are mostly made of.</summary>
/// <param name="Name">As <see cref="NameEncoding.TryFind"/> knows it.</param>
/// <param name="IsSingle">A byte above 7F that is a character alone.</param>
/// <param name="IsPair">A lead and a trail byte that are a character.</param>
/// <param name="IsCommon">A character of the everyday part of the set.</param>
internal sealed record DoubleByteScheme(
    string Name, Func<byte, bool> IsSingle, Func<byte, byte, bool> IsPair, Func<byte, byte, bool> IsCommon)
{
    /// <summary>Every scheme, the likeliest first.</summary>
    public static IReadOnlyList<DoubleByteScheme> All { get; } =
    [
        // GB 2312 level 1: the 3,755 characters that 99.7 % of Chinese text uses, in B0A1 to D7F9.
        new("gbk", _ => false, (l, t) => l is >= 0x81 and <= 0xFE && IsTrail(t, 0xFE), (l, t) => l is >= 0xB0 and <= 0xD7 && t >= 0xA1),

        // Kana, and the kanji of level 1 in 889F to 9872; half-width katakana are single bytes.
        new(
            "shift-jis",
            l => l is >= 0xA1 and <= 0xDF,
            (l, t) => l is (>= 0x81 and <= 0x9F) or (>= 0xE0 and <= 0xFC) && IsTrail(t, 0xFC),
            (l, t) => (l == 0x82 && t is >= 0x9F and <= 0xF1) || (l == 0x83 && t <= 0x96) || l is >= 0x88 and <= 0x98),

        // Level 1: the 5,401 characters in A440 to C67E; their trail bytes reach below 7F.
        new("big5", _ => false, (l, t) => l is >= 0x81 and <= 0xFE && (t is (>= 0x40 and <= 0x7E) or (>= 0xA1 and <= 0xFE)), (l, _) => l is >= 0xA4 and <= 0xC6),

        // Hangul, B0A1 to C8FE: a part of GBK's common range, so GBK wins unless the other scheme fits better.
        new("euc-kr", _ => false, (l, t) => l is >= 0x81 and <= 0xFE && IsTrail(t, 0xFE), (l, t) => l is >= 0xB0 and <= 0xC8 && t >= 0xA1),
    ];

    private static bool IsTrail(byte b, byte last) => b >= 0x40 && b != 0x7F && b <= last;
}
