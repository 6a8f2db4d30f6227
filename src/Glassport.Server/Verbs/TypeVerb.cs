using Glassport.Server.Sessions;

namespace Glassport.Server.Verbs;

/// <summary>TYPE (RFC 959 §4.1.2): A and A N, I, L 8, and L 7, which is text by another name. E and other formats are refused.</summary>
internal static class TypeVerb
{
    private static readonly Reply Ascii = new(200, "Type set to A.", "类型已设为 A。");
    private static readonly Reply Image = new(200, "Type set to I.", "类型已设为 I。");
    private static readonly Reply Unsupported = new(504, "Types A, A N, I and L 8 are implemented.", "已实现的类型：A、A N、I 和 L 8。");

    /// <summary>Sets the type.</summary>
    public static ValueTask<Reply?> RunAsync(Session session, string argument)
    {
        switch (argument.Trim().ToUpperInvariant())
        {
            case "A" or "A N" or "L 7" or "L7":
                session.Setup.IsAscii = true;
                return new(Ascii);
            case "I" or "I N" or "L 8" or "L8":
                session.Setup.IsAscii = false;
                return new(Image);
            default:
                return new(Unsupported);
        }
    }
}
