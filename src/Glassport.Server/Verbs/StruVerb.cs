using Glassport.Server.Sessions;

namespace Glassport.Server.Verbs;

/// <summary>STRU (RFC 959 §4.1.2): F alone.</summary>
internal static class StruVerb
{
    private static readonly Reply File = new(200, "Structure set to F.", "结构已设为 F。");
    private static readonly Reply Unsupported = new(504, "Structure F is implemented, and no other.", "只实现了结构 F。");

    /// <summary>Sets the structure.</summary>
    public static ValueTask<Reply?> RunAsync(Session session, string argument) =>
        new(argument.Trim().Equals("F", StringComparison.OrdinalIgnoreCase) ? File : Unsupported);
}
