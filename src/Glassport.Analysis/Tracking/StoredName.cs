using Glassport.Analysis.Model;

namespace Glassport.Analysis.Tracking;

/// <summary>Finds the name that the server gave a STOU in its replies (RFC 1123 §4.1.2.9: "150 FILE: pppp").</summary>
internal static class StoredName
{
    /// <summary>The name, or null when no reply tells one.</summary>
    public static string? From(ExchangeBuilder transfer)
    {
        foreach (Reply reply in transfer.Replies)
        {
            ReadOnlySpan<char> text = reply.Text;
            int label = text.IndexOf("FILE:", StringComparison.OrdinalIgnoreCase);
            if (label >= 0)
                return Trim(text[(label + 5)..]);
            label = text.IndexOf("name:", StringComparison.OrdinalIgnoreCase);
            if (label >= 0)
                return Trim(text[(label + 5)..].TrimEnd(").".AsSpan()));
        }

        return null;
    }

    private static string? Trim(ReadOnlySpan<char> name)
    {
        name = name.Trim();
        return name.IsEmpty ? null : name.ToString();
    }
}
