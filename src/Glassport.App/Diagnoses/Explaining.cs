using Glassport.Analysis.Model;
using Glassport.Analysis.Rendering;
using Glassport.Analysis.Story;
using Glassport.Client;

namespace Glassport.App.Diagnoses;

/// <summary>Does what <c>--explain</c> promises: tells what was tried in a session, why it failed and what to do.</summary>
/// <param name="language">The language.</param>
/// <param name="always">Whether sessions that went well are told too.</param>
internal sealed class Explaining(Language language, bool always)
{
    private readonly SessionLogs logs = new();

    /// <summary>A log for a session that begins.</summary>
    /// <param name="address">Where it goes to.</param>
    public SessionLog Begin(FtpAddress address) => logs.Begin(address);

    /// <summary>Tells a session, if it is to be told.</summary>
    /// <param name="failure">What it ended with, or null.</param>
    /// <param name="writer">Where to; what a server said cannot steer a terminal there.</param>
    public async Task TellAsync(FtpException? failure, TextWriter writer)
    {
        if ((failure is null && !always) || logs.Of(failure) is not { } log)
            return;
        foreach (string line in Lines(new(log, failure)))
            await writer.WriteLineAsync(SafeText.Visible(line)).ConfigureAwait(false);
    }

    private IEnumerable<string> Lines(SessionFacts session)
    {
        yield return "";
        yield return In("What was tried", "做了什么");
        int number = 0;
        foreach (string step in new Tried(session, language).Steps)
            yield return $"{++number,4}. {step}";
        var found = SymptomList.Look(session, language);
        yield return "";
        if (found.Count == 0)
        {
            yield return session.Failure is null
                ? In("It went well, and nothing is amiss.", "一切顺利，没有异常。")
                : In("Why it failed: no known cause fits. The server's last words stand above.", "失败原因：没有已知的原因与之相符。服务器最后说的话见上文。");
            yield break;
        }

        yield return session.Failure is null ? In("What is worth knowing", "值得注意的") : In("Why it failed", "为什么失败");
        foreach (var one in found)
        {
            yield return $"  [{Words.Of(one.Severity)}] {one.Id}: {one.Title}";
            yield return $"      {one.Detail}";
            if (one.Advice.Length > 0)
                yield return $"      {In("What to do: ", "怎么办：")}{one.Advice}";
        }
    }

    private string In(string english, string chinese) => language == Language.Chinese ? chinese : english;
}
