using System.Collections.Immutable;
using System.Text;
using Glassport.Analysis.Rendering;

namespace Glassport.App.Shell.Editing;

/// <summary>Lines that a person writes on a terminal, with the editor.</summary>
/// <param name="terminal">Where they are drawn.</param>
/// <param name="readKey">Waits for a key.</param>
/// <param name="hasMore">Whether more keys are there already.</param>
/// <param name="columns">How wide the terminal is now.</param>
/// <param name="history">The lines before.</param>
internal sealed class EditedLines(
    TextWriter terminal, Func<CancellationToken, Task<ConsoleKeyInfo>> readKey, Func<bool> hasMore, Func<int> columns, HistoryFile history) : ILineInput
{
    private const int Gap = 2;

    private readonly LineScreen screen = new(terminal, columns);

    /// <summary>What a word may become; null until there is somebody to ask.</summary>
    public Func<string, CancellationToken, Task<Completion>>? Complete { get; set; }

    /// <inheritdoc/>
    public bool IsInteractive => true;

    /// <inheritdoc/>
    public async Task<string?> ReadAsync(string prompt, CancellationToken cancellationToken)
    {
        LineEditor editor = new(history.History, Complete);
        var outcome = await EditAsync(editor, prompt, isHidden: false, cancellationToken).ConfigureAwait(false);
        if (outcome is EditOutcome.Ended or EditOutcome.Interrupted)
            return outcome == EditOutcome.Ended ? null : "";
        history.Add(editor.Line.Text);
        return editor.Line.Text;
    }

    /// <inheritdoc/>
    public async Task<string?> AskAsync(string question, bool isHidden, CancellationToken cancellationToken)
    {
        LineEditor editor = new(new([]), null);
        return await EditAsync(editor, SafeText.Visible(question), isHidden, cancellationToken).ConfigureAwait(false) switch
        {
            EditOutcome.Interrupted => throw new OperationCanceledException(),
            EditOutcome.Ended => null,
            _ => editor.Line.Text,
        };
    }

    private async Task<EditOutcome> EditAsync(LineEditor editor, string prompt, bool isHidden, CancellationToken cancellationToken)
    {
        screen.Begin();
        while (true)
        {
            string shown = isHidden ? "" : editor.Line.Text;
            // What was pasted is drawn once.
            if (!hasMore())
                screen.Draw(editor.SearchPrompt ?? prompt, shown, isHidden ? 0 : editor.Line.Cursor);
            var key = await readKey(cancellationToken).ConfigureAwait(false);
            var outcome = await Interruption.RunAsync(token => editor.PressAsync(key, token), cancellationToken).ConfigureAwait(false);
            shown = isHidden ? "" : editor.Line.Text;
            switch (outcome)
            {
                case EditOutcome.Cleared:
                    screen.Clear();
                    break;
                case EditOutcome.Offered:
                    screen.Finish(prompt, shown);
                    Show(editor.Offers);
                    break;
                case EditOutcome.Interrupted:
                    screen.Finish(prompt, shown + "^C");
                    return outcome;
                case EditOutcome.Entered or EditOutcome.Ended:
                    screen.Finish(prompt, shown);
                    return outcome;
            }
        }
    }

    private void Show(ImmutableArray<Candidate> offers)
    {
        string[] names = [.. offers.Select(static offer => SafeText.Visible(LastPart(offer.Text)))];
        int width = names.Max(CellWidth.Of) + Gap;
        int perRow = Math.Max(1, columns() / width);
        int rows = (names.Length + perRow - 1) / perRow;
        StringBuilder text = new();
        for (int row = 0; row < rows; row++)
        {
            for (int at = row; at < names.Length; at += rows)
                text.Append(names[at]).Append(' ', at + rows < names.Length ? width - CellWidth.Of(names[at]) : 0);
            text.Append(LineScreen.RowEnd);
        }

        terminal.Write(text);
    }

    private static string LastPart(string path) => path[(path.TrimEnd('/').LastIndexOf('/') + 1)..];
}
