using Glassport.Server.Sessions;

namespace Glassport.Server.Verbs;

/// <summary>PWD (RFC 959 §4.1.3).</summary>
internal static class PwdVerb
{
    /// <summary>Names the working directory.</summary>
    public static ValueTask<Reply?> RunAsync(Session session, string argument) =>
        new(new Reply(257, $"{Quote(session.WorkingDirectory.Text)} is the working directory.", $"{Quote(session.WorkingDirectory.Text)} 是当前目录。"));

    /// <summary>A path in quotes; a quote in it is doubled (RFC 959 appendix II).</summary>
    /// <param name="path">The path.</param>
    public static string Quote(string path) => "\"" + path.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
}
