namespace Glassport.App.Doctor;

/// <summary>The grade of a report, from its marks.</summary>
internal static class Grade
{
    /// <summary><c>A</c>: nothing weak. <c>B</c>: one or two weak points. <c>C</c>: more. <c>D</c>: something is bad. <c>F</c>: three things are, or it does not answer.</summary>
    /// <param name="results">The report's results.</param>
    public static char Of(IReadOnlyList<CheckResult> results)
    {
        int weak = results.Count(static one => one.Mark == Mark.Weak), bad = results.Count(static one => one.Mark == Mark.Bad);
        bool answers = results.Any(static one => one.Check.Need != Need.Nothing && one.Mark != Mark.Skipped);
        return !answers || bad >= 3 ? 'F' : bad > 0 ? 'D' : weak >= 3 ? 'C' : weak > 0 ? 'B' : 'A';
    }
}
