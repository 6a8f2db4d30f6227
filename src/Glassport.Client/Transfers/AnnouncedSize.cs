using System.Globalization;

namespace Glassport.Client.Transfers;

/// <summary>What many servers say when a transfer begins: <c>150 Opening BINARY mode data connection for a (1234 bytes).</c></summary>
internal static class AnnouncedSize
{
    private const string Unit = " bytes";

    /// <summary>The number in front of the last "bytes" behind a parenthesis.</summary>
    /// <param name="reply">The reply.</param>
    /// <returns>Null when none is told.</returns>
    public static long? In(ServerReply reply)
    {
        string text = reply.Text;
        int end = text.LastIndexOf(Unit, StringComparison.OrdinalIgnoreCase);
        int start = end < 0 ? -1 : text.LastIndexOf('(', end);
        return start >= 0 && long.TryParse(text.AsSpan(start + 1, end - start - 1), NumberStyles.None, CultureInfo.InvariantCulture, out long size) ? size : null;
    }
}
