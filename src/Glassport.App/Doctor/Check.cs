namespace Glassport.App.Doctor;

/// <summary>What checks have in common.</summary>
/// <param name="id">The id.</param>
/// <param name="english">What it looks at, in English.</param>
/// <param name="chinese">The same in Chinese.</param>
/// <param name="need">What it needs.</param>
internal abstract class Check(string id, string english, string chinese, Need need) : ICheck
{
    /// <inheritdoc/>
    public string Id => id;

    /// <inheritdoc/>
    public Phrase Subject { get; } = (english, chinese);

    /// <inheritdoc/>
    public Need Need => need;

    /// <inheritdoc/>
    public abstract Task<CheckResult> ExamineAsync(Patient patient, CancellationToken cancellationToken);

    /// <summary>As it should be.</summary>
    /// <param name="seen">What was seen.</param>
    protected CheckResult Good(Phrase seen) => new(this, Mark.Good, seen, Phrase.None, []);

    /// <summary>Any other mark.</summary>
    /// <param name="mark">The mark.</param>
    /// <param name="seen">What was seen.</param>
    /// <param name="advice">What to do.</param>
    /// <param name="findings">The ids of what is behind it.</param>
    protected CheckResult Result(Mark mark, Phrase seen, Phrase advice, params IReadOnlyList<string> findings) => new(this, mark, seen, advice, findings);
}
