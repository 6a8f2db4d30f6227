using Glassport.Analysis.Rendering;
using Glassport.App.Remote;

namespace Glassport.App.Shell.Editing;

/// <summary>Lines as they come: from a file, a pipe, or a terminal that cannot draw.</summary>
/// <param name="input">Where from.</param>
/// <param name="output">Where questions go to.</param>
/// <param name="isInteractive">Whether a person types.</param>
internal sealed class PlainLines(TextReader input, TextWriter output, bool isInteractive) : ILineInput
{
    private Task<string?>? waiting;

    /// <inheritdoc/>
    public bool IsInteractive => isInteractive;

    /// <inheritdoc/>
    public async Task<string?> ReadAsync(string prompt, CancellationToken cancellationToken)
    {
        if (isInteractive)
        {
            await output.WriteAsync(SafeText.Visible(prompt)).ConfigureAwait(false);
            await output.FlushAsync(cancellationToken).ConfigureAwait(false);
        }

        // The console's reader waits where it stands, whatever its name says; a wait that was given up is gone on with by the next.
        waiting ??= Task.Run(input.ReadLine, CancellationToken.None);
        string? line = await waiting.WaitAsync(cancellationToken).ConfigureAwait(false);
        waiting = null;
        return line;
    }

    /// <inheritdoc/>
    public async Task<string?> AskAsync(string question, bool isHidden, CancellationToken cancellationToken)
    {
        if (!isInteractive)
            return null;
        return isHidden ? HiddenInput.Read(question) : await ReadAsync(question, cancellationToken).ConfigureAwait(false);
    }
}
