using System.Collections.Immutable;

namespace Glassport.App.Shell.Editing;

/// <summary>Turns keys into a line, with the keys of Emacs. It knows no terminal: keys go in, a line and a place come out.</summary>
/// <param name="history">The lines before.</param>
/// <param name="complete">What the word before the place may become; null where nothing is completed.</param>
internal sealed class LineEditor(History history, Func<string, CancellationToken, Task<Completion>>? complete)
{
    private readonly HistorySearch search = new(history);
    private char high;

    /// <summary>The line.</summary>
    public LineBuffer Line { get; } = new();

    /// <summary>The names to show after <see cref="EditOutcome.Offered"/>.</summary>
    public ImmutableArray<Candidate> Offers { get; private set; } = [];

    /// <summary>What stands before the line instead of the prompt while the history is searched; else null.</summary>
    public string? SearchPrompt => search.Prompt;

    /// <summary>Takes a key.</summary>
    /// <param name="key">The key.</param>
    /// <param name="cancellationToken">Ends a completion that has to ask the server.</param>
    public async Task<EditOutcome> PressAsync(ConsoleKeyInfo key, CancellationToken cancellationToken)
    {
        if (search.Prompt is not null && search.Press(key, Line))
            return EditOutcome.Going;
        switch (key)
        {
            case { Key: ConsoleKey.Tab } or { KeyChar: '\t' }:
                return await CompleteAsync(cancellationToken).ConfigureAwait(false);
            case { Key: ConsoleKey.Enter } or { KeyChar: '\r' or '\n' }:
                history.Rewind();
                return EditOutcome.Entered;
            case { KeyChar: '\u0003' }:
                history.Rewind();
                return EditOutcome.Interrupted;
            case { KeyChar: '\u0004' } when Line.Text.Length == 0:
                return EditOutcome.Ended;
            case { KeyChar: '\u000c' }:
                return EditOutcome.Cleared;
            case { KeyChar: '\u0012' }:
                search.Begin(Line.Text);
                return EditOutcome.Going;
        }

        if (!Move(key) && !Change(key))
            Write(key);
        return EditOutcome.Going;
    }

    private bool Move(ConsoleKeyInfo key)
    {
        bool isFar = (key.Modifiers & (ConsoleModifiers.Control | ConsoleModifiers.Alt)) != 0;
        switch (key)
        {
            case { Key: ConsoleKey.LeftArrow }:
                Line.MoveTo(isFar ? Line.WordLeft : Line.Left);
                return true;
            case { Key: ConsoleKey.RightArrow }:
                Line.MoveTo(isFar ? Line.WordRight : Line.Right);
                return true;
            case { Key: ConsoleKey.B, Modifiers: ConsoleModifiers.Alt }:
                Line.MoveTo(Line.WordLeft);
                return true;
            case { Key: ConsoleKey.F, Modifiers: ConsoleModifiers.Alt }:
                Line.MoveTo(Line.WordRight);
                return true;
            case { KeyChar: '\u0002' }:
                Line.MoveTo(Line.Left);
                return true;
            case { KeyChar: '\u0006' }:
                Line.MoveTo(Line.Right);
                return true;
            case { Key: ConsoleKey.Home } or { KeyChar: '\u0001' }:
                Line.MoveTo(0);
                return true;
            case { Key: ConsoleKey.End } or { KeyChar: '\u0005' }:
                Line.MoveTo(Line.Text.Length);
                return true;
            case { Key: ConsoleKey.UpArrow } or { KeyChar: '\u0010' }:
                Recall(history.Previous(Line.Text));
                return true;
            case { Key: ConsoleKey.DownArrow } or { KeyChar: '\u000e' }:
                Recall(history.Next());
                return true;
            default:
                return false;
        }
    }

    private bool Change(ConsoleKeyInfo key)
    {
        switch (key)
        {
            case { Key: ConsoleKey.Backspace, Modifiers: ConsoleModifiers.Alt }:
                Line.Kill(Line.WordLeft);
                return true;
            case { Key: ConsoleKey.Backspace } or { KeyChar: '\b' or '\u007f' }:
                Line.Delete(Line.Left);
                return true;
            case { Key: ConsoleKey.Delete } or { KeyChar: '\u0004' }:
                Line.Delete(Line.Right);
                return true;
            case { Key: ConsoleKey.D, Modifiers: ConsoleModifiers.Alt }:
                Line.Kill(Line.WordRight);
                return true;
            case { KeyChar: '\u000b' }:
                Line.Kill(Line.Text.Length);
                return true;
            case { KeyChar: '\u0015' }:
                Line.Kill(0);
                return true;
            case { KeyChar: '\u0017' }:
                Line.Kill(Line.BlankLeft);
                return true;
            case { KeyChar: '\u0019' }:
                Line.Yank();
                return true;
            case { KeyChar: '\u0014' }:
                Line.Transpose();
                return true;
            default:
                return false;
        }
    }

    private void Write(ConsoleKeyInfo key)
    {
        if (char.IsControl(key.KeyChar) || (key.Modifiers & ConsoleModifiers.Alt) != 0)
            return;
        // A character outside of the first plane comes as two keys.
        if (char.IsHighSurrogate(key.KeyChar))
        {
            high = key.KeyChar;
            return;
        }

        if (!char.IsLowSurrogate(key.KeyChar))
            Line.Insert($"{key.KeyChar}");
        else if (char.IsHighSurrogate(high))
            Line.Insert($"{high}{key.KeyChar}");
        high = '\0';
    }

    private void Recall(string? line)
    {
        if (line is not null)
            Line.Set(line);
    }

    private async Task<EditOutcome> CompleteAsync(CancellationToken cancellationToken)
    {
        if (complete is null)
            return EditOutcome.Going;
        var found = await complete(Line.Before, cancellationToken).ConfigureAwait(false);
        if (found.Candidates.IsEmpty)
            return EditOutcome.Going;
        string common = found.CommonStart;
        bool isWhole = found.Candidates is [{ IsWhole: true }];
        string written = ShellLine.Quoted(common, found.Quote) + (!isWhole ? "" : found.Quote == '\0' ? " " : $"{found.Quote} ");
        if (common.Length > 0 && written.Length > Line.Cursor - found.Start)
        {
            Line.Replace(found.Start, written);
            return EditOutcome.Going;
        }

        Offers = found.Candidates;
        return found.Candidates.Length > 1 ? EditOutcome.Offered : EditOutcome.Going;
    }
}
