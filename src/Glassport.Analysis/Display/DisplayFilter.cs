using Glassport.Analysis.Filtering;
using Glassport.Analysis.Model;

namespace Glassport.Analysis.Display;

/// <summary>
/// Chooses rows of a <see cref="PacketTable"/> by a text in Wireshark's words, such as <c>ftp and ip.addr == 10.0.0.1</c>; docs/display-filter.md
/// names all of them.
/// </summary>
public sealed class DisplayFilter
{
    private readonly DisplayTest test;

    private DisplayFilter(string text, DisplayTest test)
    {
        Text = text;
        this.test = test;
    }

    /// <summary>The filter as it was written.</summary>
    public string Text { get; }

    /// <summary>The words that a filter may begin a comparison or stand with, for completion.</summary>
    public static IReadOnlyList<string> Words => DisplayWords.All;

    /// <summary>Reads a filter.</summary>
    /// <param name="text">The text; empty takes everything.</param>
    /// <param name="filter">The filter.</param>
    /// <param name="error">What is wrong with it, or null.</param>
    public static bool TryParse(string text, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out DisplayFilter? filter, out FilterSyntaxError? error)
    {
        ArgumentNullException.ThrowIfNull(text);
        DisplayParser parser = new(text);
        DisplayTest? test = parser.Read();
        error = parser.Error;
        filter = test is null ? null : new(text, test);
        return filter is not null;
    }

    /// <summary>Adds the numbers of the packets that fit.</summary>
    /// <param name="table">The packets.</param>
    /// <param name="from">The index of the first that is looked at.</param>
    /// <param name="to">The index behind the last.</param>
    /// <param name="fitting">Gets their numbers.</param>
    public void Select(PacketTable table, int from, int to, ICollection<int> fitting)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(fitting);
        for (int index = from; index < to; index++)
        {
            if (test(table, index))
                fitting.Add(index + 1);
        }
    }
}
