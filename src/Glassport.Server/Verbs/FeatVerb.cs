using System.Text;
using Glassport.Server.Sessions;

namespace Glassport.Server.Verbs;

/// <summary>FEAT (RFC 2389 §3): the lines of the verb table.</summary>
internal static class FeatVerb
{
    // Features that are no verbs of their own.
    private static readonly string[] Others = ["TVFS", "UTF8"];

    /// <summary>Lists the features.</summary>
    public static ValueTask<Reply?> RunAsync(Session session, string argument)
    {
        var commands = session.Settings.Commands;
        IEnumerable<string> lines = VerbTable.All
            .Where(handler => Settings.CommandVocabulary.Admits(commands, handler.Verb))
            .Select(handler => handler.Feature is { } feature ? feature(session) : handler.Verb.Feat)
            .OfType<string>().Concat(Others).Order(StringComparer.Ordinal);
        StringBuilder text = new();
        foreach (string line in lines)
            text.Append('\n').Append(line);
        return new(new Reply(211, $"Features:{text}\nEnd", $"支持的功能：{text}\n结束"));
    }
}
