using Glassport.Server.Sessions;

namespace Glassport.Server.Verbs;

/// <summary>MODE (RFC 959 §4.1.2): S alone.</summary>
internal static class ModeVerb
{
    private static readonly Reply Stream = new(200, "Mode set to S.", "模式已设为 S。");
    private static readonly Reply Unsupported = new(504, "Mode S is implemented.", "已实现模式 S。");

    /// <summary>Sets the mode.</summary>
    public static ValueTask<Reply?> RunAsync(Session session, string argument) =>
        new(argument.Trim().Equals("S", StringComparison.OrdinalIgnoreCase) ? Stream : Unsupported);
}
