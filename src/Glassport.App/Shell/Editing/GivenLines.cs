namespace Glassport.App.Shell.Editing;

/// <summary>The lines of a script.</summary>
/// <param name="lines">The lines.</param>
internal sealed class GivenLines(IEnumerable<string> lines) : ILineInput
{
    private readonly Queue<string> left = new(lines);

    /// <inheritdoc/>
    public bool IsInteractive => false;

    /// <inheritdoc/>
    public Task<string?> ReadAsync(string prompt, CancellationToken cancellationToken) => Task.FromResult(left.TryDequeue(out string? line) ? line : null);

    /// <inheritdoc/>
    public Task<string?> AskAsync(string question, bool isHidden, CancellationToken cancellationToken) => Task.FromResult<string?>(null);
}
