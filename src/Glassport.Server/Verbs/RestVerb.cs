using System.Globalization;
using Glassport.Server.Sessions;

namespace Glassport.Server.Verbs;

/// <summary>REST (RFC 3659 §5): where the next transfer begins.</summary>
internal static class RestVerb
{
    private static readonly Reply NoNumber = new(501, "REST takes a number of bytes.", "REST 的参数是字节数。");

    /// <summary>The reply to a marker in TYPE A.</summary>
    public static readonly Reply InText = new(501, "A marker counts bytes as TYPE I carries them; use TYPE I.", "重新开始的位置按 TYPE I 的字节计算，请使用 TYPE I。");

    /// <summary>Whether a marker cannot be used: where line ends are converted, nobody knows which byte it means without reading all before it.</summary>
    /// <param name="session">The session.</param>
    public static bool IsRefused(Session session)
    {
        var files = session.Settings.Files;
        return session.Setup.IsAscii && (files.AsciiDownloads || files.AsciiUploads);
    }

    /// <summary>Notes the marker.</summary>
    public static ValueTask<Reply?> RunAsync(Session session, string argument)
    {
        if (!long.TryParse(argument.AsSpan().Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out long offset))
            return new(NoNumber);
        if (offset > 0 && IsRefused(session))
            return new(InText);
        session.Setup.RestartOffset = offset;
        session.Setup.RangeEnd = null;
        return new(new Reply(350, $"The next transfer begins at byte {offset}.", $"下一次传输从第 {offset} 字节开始。"));
    }
}
