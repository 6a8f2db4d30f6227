using System.Globalization;
using Glassport.Server.Sessions;

namespace Glassport.Server.Verbs;

/// <summary>RANG (draft-bryan-ftp-range): the first and the last byte of the next RETR or HASH. <c>RANG 1 0</c> takes it back.</summary>
internal static class RangVerb
{
    private static readonly Reply Wrong = new(501, "RANG takes the first and the last byte.", "RANG 的参数是首字节和末字节的位置。");
    private static readonly Reply Reset = new(350, "The range is taken back.", "已取消范围。");

    /// <summary>Notes the range.</summary>
    public static ValueTask<Reply?> RunAsync(Session session, string argument)
    {
        string[] words = argument.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length != 2
            || !long.TryParse(words[0], NumberStyles.None, CultureInfo.InvariantCulture, out long first)
            || !long.TryParse(words[1], NumberStyles.None, CultureInfo.InvariantCulture, out long last))
            return new(Wrong);
        session.Setup.ForgetRestart();
        if (first == 1 && last == 0)
            return new(Reset);
        if (last < first)
            return new(Wrong);
        session.Setup.RestartOffset = first;
        session.Setup.RangeEnd = last;
        return new(new Reply(350, $"The next transfer carries bytes {first} to {last}.", $"下一次传输第 {first} 到 {last} 字节。"));
    }
}
