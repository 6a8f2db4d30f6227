using Glassport.Server.Sessions;

namespace Glassport.Server.Verbs;

/// <summary>CLNT: the client names itself.</summary>
internal static class ClntVerb
{
    private static readonly Reply Noted = new(200, "Noted.", "已记录。");

    /// <summary>Takes note; nothing depends on it.</summary>
    public static ValueTask<Reply?> RunAsync(Session session, string argument) => new(Noted);
}
