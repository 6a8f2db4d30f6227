using Glassport.App.Doctor;
using Glassport.App.WebConsole.Files;

namespace Glassport.App.WebConsole.Api;

/// <summary>A request that cannot be done, and why.</summary>
/// <param name="status">The HTTP status.</param>
/// <param name="reason">Why, and what to do.</param>
/// <param name="fields">What is wrong with single fields.</param>
internal sealed class ApiException(int status, Phrase reason, IReadOnlyList<FieldProblem>? fields = null) : Exception(reason.English)
{
    /// <summary>The HTTP status.</summary>
    public int Status { get; } = status;

    /// <summary>Why, and what to do.</summary>
    public Phrase Reason { get; } = reason;

    /// <summary>What is wrong with single fields.</summary>
    public IReadOnlyList<FieldProblem>? Fields { get; } = fields;

    /// <summary>What was tried with an FTP server, and why it failed.</summary>
    public SessionExplanation? Explanation { get; init; }

    /// <summary>There is no such thing.</summary>
    /// <param name="english">What, such as <c>site</c>.</param>
    /// <param name="chinese">What, in Chinese.</param>
    public static ApiException NotFound(string english, string chinese) => new(404, ($"There is no such {english}.", $"没有这个{chinese}。"));

    /// <summary>A field is wrong.</summary>
    /// <param name="field">Its path.</param>
    /// <param name="reason">What is wrong and what to write instead.</param>
    /// <param name="language">The caller's language.</param>
    public static ApiException Field(string field, Phrase reason, Analysis.Story.Language language) => new(400, reason, [new(field, reason.In(language))]);
}
