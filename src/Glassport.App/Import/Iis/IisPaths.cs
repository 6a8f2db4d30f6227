namespace Glassport.App.Import.Iis;

/// <summary>Where the folders of a Windows machine are on this one.</summary>
/// <param name="moved">Folders as they were called there, and as they are called here; the first that fits decides.</param>
internal sealed class IisPaths(IReadOnlyList<KeyValuePair<string, string>> moved)
{
    /// <summary>Reads <c>C:\inetpub=/srv/ftp</c>.</summary>
    /// <returns>False when there is no equals sign with a path on each side.</returns>
    public static bool TryParse(string text, out KeyValuePair<string, string> move)
    {
        int equals = text.IndexOf('=', StringComparison.Ordinal);
        move = equals > 0 ? new(Plain(text[..equals]), text[(equals + 1)..]) : default;
        return equals > 0 && equals < text.Length - 1;
    }

    /// <summary>The path here.</summary>
    /// <returns>False when the path is one of Windows and nobody said where it is here; it is then as it was, with environment variables filled in.</returns>
    public bool TryMap(string path, out string mapped)
    {
        mapped = Plain(path);
        foreach (var (from, to) in moved)
        {
            bool inside = mapped.StartsWith(from, StringComparison.OrdinalIgnoreCase);
            if (inside && (mapped.Length == from.Length || mapped[from.Length] == '\\'))
            {
                mapped = to.TrimEnd('/') + mapped[from.Length..].Replace('\\', '/');
                return true;
            }
        }

        return OperatingSystem.IsWindows() || mapped.StartsWith('/');
    }

    /// <summary>The variables that IIS itself writes, with what they are nearly everywhere; no trailing backslash.</summary>
    private static string Plain(string path) => path
        .Replace("%SystemDrive%", "C:", StringComparison.OrdinalIgnoreCase)
        .Replace("%SystemRoot%", @"C:\Windows", StringComparison.OrdinalIgnoreCase)
        .Replace("%windir%", @"C:\Windows", StringComparison.OrdinalIgnoreCase)
        .TrimEnd('\\');
}
