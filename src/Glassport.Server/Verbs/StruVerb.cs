using Glassport.Server.Sessions;

namespace Glassport.Server.Verbs;

/// <summary>STRU (RFC 959 §4.1.2): F alone.</summary>
internal static class StruVerb
{
    private static readonly Reply File = new(200, "Structure set to F.", "结构已设为 F。");
    private static readonly Reply Unsupported = new(504, "Structure F is implemented, and no other.", "只实现了结构 F。");

    private static readonly Reply Unknown = new(501, "There is no such structure.", "没有这样的结构。");

    /// <summary>Sets the structure.</summary>
    public static ValueTask<Reply?> RunAsync(Session session, string argument) =>
        new(argument.Trim().ToUpperInvariant() switch
        {
            "F" => File,
            "R" or "P" => Unsupported,
            _ => Unknown,
        });
}
