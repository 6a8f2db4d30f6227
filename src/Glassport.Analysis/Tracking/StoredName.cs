using Glassport.Analysis.Model;

namespace Glassport.Analysis.Tracking;

/// <summary>
/// Finds the name that the server gave a STOU in its replies: "150 FILE: pppp" (RFC 1123 §4.1.2.9), "226 Transfer complete
/// (unique file name:pppp)." (BSD, wu-ftpd), or the name in "150 Opening BINARY mode data connection for pppp" (BSD, IIS, Serv-U).
/// </summary>
internal static class StoredName
{
    private const string Connection = "data connection for ";

    /// <summary>The name, or null when no reply tells one.</summary>
    public static string? From(ExchangeBuilder transfer)
    {
        string? opened = null;
        foreach (Reply reply in transfer.Replies)
        {
            foreach (ReadOnlySpan<char> line in reply.Lines)
            {
                if (Behind(line, "FILE:") is { IsEmpty: false } standard)
                    return standard.ToString();
                if (Behind(line, "name:") is { IsEmpty: false } unique)
                    return unique.TrimEnd(").").ToString();
                if (reply.IsPreliminary)
                    opened ??= Opened(line);
            }
        }

        return opened;
    }

    private static ReadOnlySpan<char> Behind(ReadOnlySpan<char> line, string label)
    {
        int at = line.IndexOf(label, StringComparison.OrdinalIgnoreCase);
        return at < 0 ? default : line[(at + label.Length)..].Trim();
    }

    private static string? Opened(ReadOnlySpan<char> line)
    {
        ReadOnlySpan<char> name = Behind(line, Connection);
        int size = name.LastIndexOf(" (");
        if (size >= 0)
            name = name[..size];
        name = name.TrimEnd('.').Trim("'\"");

        // "for file transfer" and the like tell nothing.
        return name.IsEmpty || name.Contains(' ') ? null : name.ToString();
    }
}
