using System.Collections.Frozen;
using System.Text;
using Glassport.Protocol.Text;

namespace Glassport.Protocol.Listings;

/// <summary>
/// The months as the listings of servers in other countries name them, in the encodings of those countries, as Latin-1 shows their bytes.
/// </summary>
internal static class MonthNames
{
    // No word is one month here and another there, so the language need not be known.
    private static readonly string[] Years =
    [
        "jan feb mar apr may jun jul aug sep oct nov dec",
        "january february march april may june july august september october november december",
        "jan feb mär apr mai jun jul aug sept okt nov dez",
        "jän feb märz apr mai juni juli aug sep okt nov dez",
        "jan feb mrz apr mai jun jul aug sep okt nov dez",
        "janv févr mars avr mai juin juil août sept oct nov déc",
        "jan fév mar avr mai juin jui aoû sep oct nov déc",
        "jan fev mar avr mai juin juil aout sep oct nov dec",
        "ene feb mar abr may jun jul ago sep oct nov dic",
        "gen feb mar apr mag giu lug ago set ott nov dic",
        "jan fev mar abr mai jun jul ago set out nov dez",
        "jan feb mrt apr mei jun jul aug sep okt nov dec",
        "jan feb mar apr maj jun jul aug sep okt nov des",
        "jan febr márc ápr máj jún júl aug szept okt nov dec",
        "tammi helmi maalis huhti touko kesä heinä elo syys loka marras joulu",
        "sty lut mar kwi maj cze lip sie wrz paź lis gru",
        "led úno bře dub kvě čen čec srp zář říj lis pro",
        "jan feb mar apr maj jun jul avg sep okt nov dec",
        "oca şub mar nis may haz tem ağu eyl eki kas ara",
        "янв фев мар апр мая июн июл авг сен окт ноя дек",
        "янв февр март апр май июнь июль авг сент окт нояб дек",
    ];

    private static readonly FrozenDictionary<string, int> Months = Build();

    /// <summary>Finds the month of a name; a point or a comma behind it does not matter.</summary>
    public static bool TryFind(ReadOnlySpan<char> name, out int month) =>
        Months.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(name.TrimEnd(".,"), out month);

    private static FrozenDictionary<string, int> Build()
    {
        var months = new Dictionary<string, int>(StringComparer.Ordinal);
        Encoding[] encodings = [.. ((string[])["utf-8", "latin-1", "windows-1250", "windows-1251", "koi8-r", "cp850", "cp866"])
            .Select(static name => NameEncoding.TryFind(name)!)];
        foreach (string year in Years)
        {
            string[] names = year.Split(' ');
            for (int i = 0; i < names.Length; i++)
            {
                string[] spellings = [names[i], string.Concat(names[i][..1].ToUpperInvariant(), names[i].AsSpan(1)), names[i].ToUpperInvariant()];
                foreach (string spelling in spellings)
                {
                    foreach (var encoding in encodings)
                    {
                        byte[] bytes = encoding.GetBytes(spelling);
                        if (encoding.GetString(bytes) == spelling)
                            months.TryAdd(Encoding.Latin1.GetString(bytes), i + 1);
                    }
                }
            }
        }

        return months.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
