namespace Glassport.App.Shell.Editing;

/// <summary>Where the shell's lines come from.</summary>
internal interface ILineInput
{
    /// <summary>Whether a person types: then questions can be asked.</summary>
    bool IsInteractive { get; }

    /// <summary>Reads a command.</summary>
    /// <param name="prompt">What stands before it.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The line, empty when it was given up; null when there are no more.</returns>
    Task<string?> ReadAsync(string prompt, CancellationToken cancellationToken);

    /// <summary>Asks for what is no command.</summary>
    /// <param name="question">The question.</param>
    /// <param name="isHidden">Whether nobody may see the answer.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The answer; null when there is no more input.</returns>
    /// <exception cref="OperationCanceledException">The person gave the question up.</exception>
    Task<string?> AskAsync(string question, bool isHidden, CancellationToken cancellationToken);
}
