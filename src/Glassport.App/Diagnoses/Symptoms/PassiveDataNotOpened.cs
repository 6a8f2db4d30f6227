using Glassport.Analysis.Story;
using Glassport.Client;

namespace Glassport.App.Diagnoses.Symptoms;

/// <summary>What the two symptoms of a server's data port that cannot be reached share.</summary>
/// <param name="id">The finding's id.</param>
/// <param name="problem">How the connection failed.</param>
internal abstract class PassiveDataNotOpened(string id, ConnectProblem problem) : KnownSymptom(id)
{
    /// <summary>What came of the attempt, in English.</summary>
    protected abstract string English { get; }

    /// <summary>The same in Chinese.</summary>
    protected abstract string Chinese { get; }

    /// <inheritdoc/>
    public override Diagnosis? Look(SessionFacts session, Language language)
    {
        string[] tried = [.. session.Data.Where(one => !one.IsActive && one.Problem == problem).Select(static one => $"{one.Endpoint} ({one.Verb})")];
        return tried.Length == 0 ? null : Found(
            session, language,
            $"The control connection to {session.Server} works, but the client called {string.Join(", ", tried)} {English}.",
            $"控制连接 {session.Server} 是通的，但客户端连接 {string.Join("、", tried)} 时{Chinese}。");
    }
}
