using Glassport.App.WebConsole.Files;

namespace Glassport.App.WebConsole.Api;

/// <summary>What went wrong, as RFC 9457 has it.</summary>
internal sealed record Problem
{
    /// <summary>The HTTP status.</summary>
    public required int Status { get; init; }

    /// <summary>What is wrong and what to do, in the caller's language.</summary>
    public required string Title { get; init; }

    /// <summary>What is wrong with single fields.</summary>
    public IReadOnlyList<FieldProblem>? Errors { get; init; }

    /// <summary>What was tried with an FTP server, and why it failed.</summary>
    public SessionExplanation? Explanation { get; init; }
}
