using Glassport.Server.Sessions;

namespace Glassport.Server.Verbs;

/// <summary>MODE (RFC 959 §4.1.2): S, and Z (draft-preston-ftpext-deflate).</summary>
internal static class ModeVerb
{
    private static readonly Reply Stream = new(200, "Mode set to S.", "模式已设为 S。");
    private static readonly Reply Deflate = new(200, "Mode set to Z.", "模式已设为 Z。");
    private static readonly Reply Unsupported = new(504, "Modes S and Z are implemented.", "已实现的模式：S 和 Z。");

    private static readonly Reply Unknown = new(501, "There is no such mode.", "没有这样的模式。");

    /// <summary>The line of FEAT.</summary>
    /// <param name="session">The session.</param>
    public static string Feature(Session session) => "MODE Z";

    /// <summary>Sets the mode.</summary>
    public static ValueTask<Reply?> RunAsync(Session session, string argument)
    {
        switch (argument.Trim().ToUpperInvariant())
        {
            case "S":
                session.Setup.IsDeflated = false;
                return new(Stream);
            case "Z":
                session.Setup.IsDeflated = true;
                return new(Deflate);
            case "B" or "C":
                return new(Unsupported);
            default:
                return new(Unknown);
        }
    }
}
