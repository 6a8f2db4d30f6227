using Glassport.Analysis.Filtering;

namespace Glassport.Analysis.Display;

/// <summary>Reads a display filter: words, comparisons and texts, joined by and, or, not and parentheses.</summary>
/// <param name="text">The filter.</param>
internal sealed class DisplayParser(string text)
{
    private const int DeepestLevel = 100;

    private static readonly (string Text, Comparison How)[] Comparisons =
    [
        ("==", Comparison.Equal), ("!=", Comparison.NotEqual), ("<=", Comparison.AtMost), (">=", Comparison.AtLeast), ("<", Comparison.Less), (">", Comparison.Greater),
        ("=", Comparison.Equal), ("eq", Comparison.Equal), ("ne", Comparison.NotEqual), ("le", Comparison.AtMost), ("ge", Comparison.AtLeast), ("lt", Comparison.Less),
        ("gt", Comparison.Greater), ("contains", Comparison.Contains),
    ];

    private int position;
    private int level;

    /// <summary>What is wrong, or null.</summary>
    public FilterSyntaxError? Error { get; private set; }

    /// <summary>Reads it all; null when something is wrong.</summary>
    public DisplayTest? Read()
    {
        SkipBlanks();
        if (position == text.Length)
            return static (_, _) => true;
        DisplayTest? test = Either();
        if (test is null)
            return null;
        SkipBlanks();
        return position == text.Length ? test : Fail(position, "'and' or 'or' is missing here");
    }

    private DisplayTest? Either()
    {
        if (Joined(Both, "||", "or") is not { } tests)
            return null;
        return tests.Length == 1 ? tests[0] : (table, index) => Array.Exists(tests, test => test(table, index));
    }

    private DisplayTest? Both()
    {
        if (Joined(One, "&&", "and") is not { } tests)
            return null;
        return tests.Length == 1 ? tests[0] : (table, index) => Array.TrueForAll(tests, test => test(table, index));
    }

    // A list and no chain of tests that call each other: however many are joined, the stack stays as it is.
    private DisplayTest[]? Joined(Func<DisplayTest?> read, string sign, string word)
    {
        List<DisplayTest> tests = [];
        do
        {
            if (read() is not { } test)
                return null;
            tests.Add(test);
        }
        while (Take(sign) || TakeWord(word));
        return [.. tests];
    }

    private DisplayTest? One()
    {
        if (++level > DeepestLevel)
            return Fail(position, "there are too many parentheses in each other");
        try
        {
            SkipBlanks();
            if (position == text.Length)
                return Fail(position, "something is missing at the end; write a word such as ftp, or a comparison such as tcp.port == 21");
            if (Peek("!") && !Peek("!="))
            {
                position++;
                return Not(One());
            }

            if (TakeWord("not"))
                return Not(One());
            return Take("(") ? Enclosed() : text[position] == '"' ? Quoted() : Compared();
        }
        finally
        {
            level--;
        }
    }

    private DisplayTest? Enclosed()
    {
        int open = position - 1;
        DisplayTest? inner = Either();
        if (inner is null)
            return null;
        return Take(")") ? inner : Fail(open, "this parenthesis is not closed; write ) behind it");
    }

    private static DisplayTest? Not(DisplayTest? test) => test is null ? null : (table, index) => !test(table, index);

    // A text by itself is looked for in what the packet says.
    private DisplayTest? Quoted() => Value() is { } value ? DisplayWords.Compare("info", Comparison.Contains, value).Test : null;

    private DisplayTest? Compared()
    {
        int start = position;
        string word = Word();
        if (word.Length == 0)
            return Fail(start, $"'{text[start]}' makes no sense here; write a word such as ftp, or a comparison such as tcp.port == 21");
        if (word == "contains")
            return Value() is { } looked ? DisplayWords.Compare("info", Comparison.Contains, looked).Test : null;
        SkipBlanks();
        if (!DisplayWords.IsField(word))
        {
            return DisplayWords.Flag(word)
                ?? Fail(start, DisplayWords.Nearest(word) is { } nearest ? $"'{word}' is not known; do you mean {nearest}?" : $"'{word}' is not known; to look for it as text write \"{word}\"");
        }

        foreach ((string sign, Comparison how) in Comparisons)
        {
            if (!(char.IsLetter(sign[0]) ? TakeWord(sign) : Take(sign)))
                continue;
            SkipBlanks();
            int at = position;
            if (Value() is not { } value)
                return null;
            (DisplayTest? test, string wrong) = DisplayWords.Compare(word, how, value);
            return test ?? Fail(at, wrong);
        }

        return Fail(position, $"{word} has to be compared with something; write {word} == and a value");
    }

    private string? Value()
    {
        SkipBlanks();
        if (position == text.Length)
        {
            Fail(position, "a value is missing at the end");
            return null;
        }

        int start = position;
        if (text[position] == '"')
        {
            int end = text.IndexOf('"', position + 1);
            if (end < 0)
            {
                Fail(start, "this quotation mark is not closed; write \" behind the text");
                return null;
            }

            position = end + 1;
            return text[(start + 1)..end];
        }

        while (position < text.Length && !char.IsWhiteSpace(text[position]) && text[position] is not (')' or '(' or '"' or '&' or '|'))
            position++;
        if (position > start)
            return text[start..position];
        Fail(start, "a value is missing here");
        return null;
    }

    private string Word()
    {
        int start = position;
        while (position < text.Length && (char.IsAsciiLetterOrDigit(text[position]) || text[position] is '.' or '_' or '-'))
            position++;
        return text[start..position];
    }

    private bool Peek(string sign)
    {
        SkipBlanks();
        return text.AsSpan(position).StartsWith(sign, StringComparison.Ordinal);
    }

    private bool Take(string sign)
    {
        if (!Peek(sign))
            return false;
        position += sign.Length;
        return true;
    }

    private bool TakeWord(string word)
    {
        if (!Peek(word) || (position + word.Length < text.Length && (char.IsAsciiLetterOrDigit(text[position + word.Length]) || text[position + word.Length] is '.' or '_' or '-')))
            return false;
        position += word.Length;
        return true;
    }

    private void SkipBlanks()
    {
        while (position < text.Length && char.IsWhiteSpace(text[position]))
            position++;
    }

    private DisplayTest? Fail(int at, string message)
    {
        Error ??= new(at, message);
        return null;
    }
}
