using System.Globalization;
using Glassport.Server.Sessions;

namespace Glassport.Server.Verbs;

/// <summary>REST (RFC 3659 §5): where the next transfer begins.</summary>
internal static class RestVerb
{
    private static readonly Reply NoNumber = new(501, "REST takes a number of bytes.", "REST 的参数是字节数。");

    /// <summary>Notes the marker.</summary>
    public static ValueTask<Reply?> RunAsync(Session session, string argument)
    {
        if (!long.TryParse(argument.AsSpan().Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out long offset))
            return new(NoNumber);
        session.Setup.RestartOffset = offset;
        session.Setup.RangeEnd = null;
        return new(new Reply(350, $"The next transfer begins at byte {offset}.", $"下一次传输从第 {offset} 字节开始。"));
    }
}
