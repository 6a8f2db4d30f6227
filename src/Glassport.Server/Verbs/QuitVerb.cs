using Glassport.Server.Sessions;

namespace Glassport.Server.Verbs;

/// <summary>QUIT (RFC 959 §4.1.1).</summary>
internal static class QuitVerb
{
    private static readonly Reply Goodbye = new(221, "Goodbye.", "再见。") { Closes = true };

    /// <summary>Says goodbye; a running transfer goes on, and the connection stays open for its result.</summary>
    public static ValueTask<Reply?> RunAsync(Session session, string argument) =>
        new(session.Settings.Messages.Goodbye is { } text ? new Reply(221, text) { Closes = true } : Goodbye);
}
