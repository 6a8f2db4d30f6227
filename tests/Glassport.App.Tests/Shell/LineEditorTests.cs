using System.Collections.Immutable;
using Glassport.App.Shell.Editing;

namespace Glassport.App.Tests.Shell;

public sealed class LineEditorTests
{
    [Theory]
    [InlineData("get a", "get a|")]
    [InlineData("ac←b", "ab|c")]
    [InlineData("abc←←⌫x", "x|bc")]
    [InlineData("abc⇱⌦", "|bc")]
    [InlineData("bc^Aa^Ed", "abcd|")]
    [InlineData("abc^B^B^F^D", "ab|")]
    [InlineData("get a.txt^U", "|")]
    [InlineData("get a.txt^A^K", "|")]
    [InlineData("get a.txt^W", "get |")]
    [InlineData("get a.txt^Wb^Y", "get ba.txt|")]
    [InlineData("get a.txt⌥b⌥b^Kx^Y", "get xa.txt|")]
    [InlineData("one two⇱⌥dX", "X| two")]
    [InlineData("one two⇱⌥f", "one| two")]
    [InlineData("ab^T", "ba|")]
    [InlineData("日本語←⌫", "日|語")]
    [InlineData("e\u0301x←←", "|e\u0301x")]
    [InlineData("😀a←←⌦", "|a")]
    [InlineData("a\u0001b", "b|a")]
    [InlineData("←→⌫⌦", "|")]
    public async Task Keys_make_a_line(string keys, string line)
    {
        LineEditor editor = new(new([]), null);

        await PressAsync(editor, keys);

        Assert.Equal(line, editor.Line.Text.Insert(editor.Line.Cursor, "|"));
    }

    [Theory]
    [InlineData("a⏎", nameof(EditOutcome.Entered), "a")]
    [InlineData("a^C", nameof(EditOutcome.Interrupted), "a")]
    [InlineData("^D", nameof(EditOutcome.Ended), "")]
    [InlineData("a^A^D", nameof(EditOutcome.Going), "")]
    [InlineData("a^L", nameof(EditOutcome.Cleared), "a")]
    public async Task Some_keys_end_it(string keys, string outcome, string line)
    {
        LineEditor editor = new(new([]), null);

        Assert.Equal(outcome, (await PressAsync(editor, keys)).ToString());
        Assert.Equal(line, editor.Line.Text);
    }

    [Theory]
    [InlineData("↑", "three")]
    [InlineData("↑↑", "two")]
    [InlineData("↑↑↑↑↑", "one")]
    [InlineData("new↑↓", "new")]
    [InlineData("^P^P^N", "three")]
    [InlineData("↓", "")]
    [InlineData("^Rw", "two")]
    [InlineData("^Re", "three")]
    [InlineData("^Re^R", "one")]
    [InlineData("^Re^R^R", "one")]
    [InlineData("new^Re^G", "new")]
    [InlineData("^Rtw⌫h", "three")]
    [InlineData("^Rtw⇲!", "two!")]
    public async Task Lines_come_back(string keys, string line)
    {
        LineEditor editor = new(new(["one", "two", "three"]), null);

        await PressAsync(editor, keys);

        Assert.Equal(line, editor.Line.Text);
    }

    [Theory]
    [InlineData("get a⇥", "get alpha", "")]
    [InlineData("get alpha1⇥", "get alpha1.txt ", "")]
    [InlineData("get w⇥", "get with\\ blank ", "")]
    [InlineData("get \"w⇥", "get \"with blank\" ", "")]
    [InlineData("get s⇥", "get sub/", "")]
    [InlineData("get alpha⇥", "get alpha", "alpha1.txt alpha2.txt")]
    [InlineData("get z⇥", "get z", "")]
    [InlineData("get w x←←⇥", "get with\\ blank  x", "")]
    public async Task Tab_completes(string keys, string line, string offers)
    {
        string[] names = ["alpha1.txt", "alpha2.txt", "sub/", "with blank"];
        LineEditor editor = new(new([]), (before, _) =>
        {
            int start = before.IndexOf(' ', StringComparison.Ordinal) + 1;
            char quote = before[start] == '"' ? '"' : '\0';
            string word = before[start..].TrimStart('"');
            ImmutableArray<Candidate> fitting = [.. names.Where(name => name.StartsWith(word, StringComparison.Ordinal)).Select(static name => new Candidate(name, !name.EndsWith('/')))];
            return Task.FromResult(new Completion(start, quote, fitting));
        });

        var outcome = await PressAsync(editor, keys);

        Assert.Equal(line, editor.Line.Text);
        Assert.Equal(offers, outcome == EditOutcome.Offered ? string.Join(' ', editor.Offers.Select(static offer => offer.Text)) : "");
    }

    private static async Task<EditOutcome> PressAsync(LineEditor editor, string keys)
    {
        var outcome = EditOutcome.Going;
        foreach (var key in Keys.Of(keys))
            outcome = await editor.PressAsync(key, CancellationToken.None);
        return outcome;
    }
}
