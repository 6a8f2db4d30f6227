using Glassport.App.Shell.Editing;

namespace Glassport.App.Tests.Shell;

public sealed class LineScreenTests
{
    [Theory]
    [InlineData("get a", 5, "ftp> get a", 0, 10)]
    [InlineData("get a", 0, "ftp> get a", 0, 5)]
    [InlineData("get 日本", 5, "ftp> get 日本", 0, 11)]
    [InlineData("123456789012345", 15, "ftp> 123456789012345|", 1, 0)]
    [InlineData("123456789012345", 14, "ftp> 123456789012345|", 0, 19)]
    [InlineData("12345678901234567", 16, "ftp> 123456789012345|67", 1, 1)]
    [InlineData("12345678901234日本", 15, "ftp> 12345678901234|日本", 1, 2)]
    [InlineData("12345678901234日本", 0, "ftp> 12345678901234|日本", 0, 5)]
    [InlineData("e\u0301x", 2, "ftp> e\u0301x", 0, 6)]
    public void A_line_is_drawn_with_its_place(string line, int cursor, string shown, int row, int column)
    {
        using SmallTerminal terminal = new(20);
        LineScreen screen = new(terminal, static () => 20);

        screen.Draw("ftp> ", line, cursor);

        Assert.Equal(shown.Split('|'), terminal.Shown);
        Assert.Equal((row, column), (terminal.Row, terminal.Column));
    }

    [Fact]
    public void What_is_drawn_next_takes_the_place_of_what_was_there()
    {
        using SmallTerminal terminal = new(10);
        LineScreen screen = new(terminal, static () => 10);

        screen.Draw("> ", "a line that takes three rows", 28);
        screen.Draw("> ", "a line that takes three rows", 3);
        screen.Draw("> ", "short", 5);

        Assert.Equal("> short", string.Join('\n', terminal.Shown).TrimEnd());
        screen.Finish("> ", "short");
        Assert.Equal("> short", terminal.Shown[0]);
        Assert.Equal((1, 0), (terminal.Row, terminal.Column));
    }

    [Fact]
    public async Task A_whole_session_of_keys_shows_what_was_typed_and_the_names_offered()
    {
        using SmallTerminal terminal = new(30);
        Queue<ConsoleKeyInfo> keys = new(Keys.Of("get ⇥a^C"));
        HistoryFile history = HistoryFile.Open(Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString(), "history"));
        EditedLines lines = new(terminal, _ => Task.FromResult(keys.Dequeue()), static () => false, static () => 30, history)
        {
            Complete = static (_, _) => Task.FromResult(new Completion(4, '\0', [new("a.txt", true), new("b\u202etxt", true), new("sub/", false)])),
        };

        Assert.Equal("", await lines.ReadAsync("ftp> ", CancellationToken.None));
        Assert.Equal(["ftp> get", "a.txt", "sub/", "b\\u202etxt", "ftp> get a^C", ""], terminal.Shown.SelectMany(static row => row.Split("  ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).DefaultIfEmpty("")));
    }

    [Fact]
    public async Task A_hidden_answer_is_not_shown()
    {
        using SmallTerminal terminal = new(30);
        Queue<ConsoleKeyInfo> keys = new(Keys.Of("secret⏎"));
        EditedLines lines = new(terminal, _ => Task.FromResult(keys.Dequeue()), static () => false, static () => 30, HistoryFile.Open(Path.Combine(Path.GetTempPath(), "none", "history")));

        Assert.Equal("secret", await lines.AskAsync("Password: ", true, CancellationToken.None));
        Assert.Equal(["Password:", ""], terminal.Shown);
    }

    [Theory]
    [InlineData("abc", 3)]
    [InlineData("日本語", 6)]
    [InlineData("한글", 4)]
    [InlineData("ｆ", 2)]
    [InlineData("e\u0301", 1)]
    [InlineData("😀", 2)]
    [InlineData("\u200b", 0)]
    public void Characters_take_their_columns(string text, int columns) => Assert.Equal(columns, CellWidth.Of(text));

    [Theory]
    [InlineData("abcdef", 3, "abc")]
    [InlineData("日本語", 3, "日")]
    [InlineData("ab", 5, "ab")]
    public void A_text_is_fitted_into_columns(string text, int columns, string fitted) => Assert.Equal(fitted, CellWidth.Fitted(text, columns));
}
