using System.Collections.Frozen;
using System.Text;
using Glassport.Protocol.Text;

namespace Glassport.Protocol.Listings.Dialects;

/// <summary>The word before the number of blocks in the first row of <c>ls -l</c>, as Latin-1 shows its bytes.</summary>
internal static class UnixTotal
{
    private static readonly string[] Spellings =
    [
        "total", "Total", "totale", "totaal", "totalt", "insgesamt", "razem", "celkem", "итого", "总用量", "总计", "總計", "合計", "합계", "총",
    ];

    private static readonly FrozenSet<string> Words = Build();

    /// <summary>True when the text is such a word.</summary>
    public static bool IsWord(ReadOnlySpan<char> text) => Words.GetAlternateLookup<ReadOnlySpan<char>>().Contains(text);

    private static FrozenSet<string> Build()
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        foreach (string spelling in Spellings)
        {
            foreach (string name in (string[])["utf-8", "gbk", "big5", "shift-jis", "euc-jp", "euc-kr", "windows-1251", "koi8-r"])
            {
                var encoding = NameEncoding.TryFind(name)!;
                byte[] bytes = encoding.GetBytes(spelling);
                if (encoding.GetString(bytes) == spelling)
                    words.Add(Encoding.Latin1.GetString(bytes));
            }
        }

        return words.ToFrozenSet(StringComparer.Ordinal);
    }
}
