using System.Text;
using System.Text.Unicode;

namespace Glassport.Protocol.Text;

/// <summary>
/// Which encoding names were written in, judged from their bytes: UTF-8 where all of them are; else the one whose common
/// characters they use. A guess: names of two characters cannot prove anything, and the confidence says so.
/// </summary>
/// <param name="Name">The encoding, by a name that <see cref="NameEncoding.TryFind"/> knows: utf-8, gbk, big5, shift-jis, euc-kr or latin-1.</param>
/// <param name="Confidence">0 (nothing speaks for it) to 1 (certain).</param>
public sealed record EncodingGuess(string Name, double Confidence)
{
    /// <summary>The confidence from which a guess is worth acting on.</summary>
    public const double Worthwhile = 0.7;

    // What is left when no other fits: every byte has a meaning in Latin-1, so that it fits proves little.
    private const double LastResort = 0.3;

    /// <summary>True when the guess is worth acting on.</summary>
    public bool IsWorthwhile => Confidence >= Worthwhile;

    /// <summary>Judges the names of one server together: the more there are, the surer the guess.</summary>
    /// <param name="samples">The bytes of names; those that are ASCII say nothing.</param>
    /// <returns>Null when every sample is ASCII, or there are none.</returns>
    public static EncodingGuess? Guess(IEnumerable<ReadOnlyMemory<byte>> samples)
    {
        bool any = false;
        Span<CharacterTally> tallies = stackalloc CharacterTally[DoubleByteScheme.All.Count];
        foreach (var sample in samples)
        {
            if (Ascii.IsValid(sample.Span))
                continue;
            any = true;
            if (Utf8.IsValid(sample.Span))
                continue;
            for (int i = 0; i < tallies.Length; i++)
                tallies[i].Add(DoubleByteScheme.All[i], sample.Span);
        }

        if (!any)
            return null;
        if (tallies[0].Bytes == 0)
            return new("utf-8", 1);

        var best = new EncodingGuess("latin-1", LastResort);
        for (int i = 0; i < tallies.Length; i++)
        {
            // An exact tie goes to the earlier scheme: they stand in the order of how often they are met.
            if (tallies[i].Confidence > best.Confidence)
                best = new(DoubleByteScheme.All[i].Name, tallies[i].Confidence);
        }

        return best;
    }

    /// <summary>
    /// The text of a name under this guess. A name that is UTF-8 stays UTF-8, unless it has only sequences of two bytes: those are
    /// often double-byte characters by chance (目录 in GBK is Ŀ¼ in UTF-8).
    /// </summary>
    /// <param name="bytes">The name.</param>
    public string Decode(ReadOnlySpan<byte> bytes)
    {
        bool sureUtf8 = Utf8.IsValid(bytes) && (Ascii.IsValid(bytes) || bytes.ContainsAnyInRange((byte)0xE0, (byte)0xF4));
        return NameEncoding.Decode(bytes, sureUtf8 || !IsWorthwhile ? null : NameEncoding.TryFind(Name));
    }
}
