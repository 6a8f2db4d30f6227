using System.Globalization;
using Glassport.Server.Sessions;
using Glassport.Server.Storage;

namespace Glassport.Server.Verbs;

/// <summary>ALLO (RFC 959 §4.1.3): nothing is reserved, but a size that cannot fit is refused at once.</summary>
internal static class AlloVerb
{
    private static readonly Reply Okay = new(202, "Nothing has to be reserved.", "不需要预留空间。");

    /// <summary>Compares the size with the room that is left.</summary>
    public static async ValueTask<Reply?> RunAsync(Session session, string argument)
    {
        string size = argument.Trim().Split(' ')[0];
        // RFC 959 lets a server that reserves nothing take ALLO for a NOOP, whatever it says.
        if (!long.TryParse(size, NumberStyles.None, CultureInfo.InvariantCulture, out long bytes) || session.Login!.Storage is not IFreeSpace space)
            return Okay;
        var free = await space.FreeBytesAsync(session.WorkingDirectory, CancellationToken.None).ConfigureAwait(false);
        return free.IsSuccess && free.Value < bytes
            ? new(452, $"Only {free.Value} bytes are left.", $"只剩 {free.Value} 字节。")
            : Okay;
    }
}
