using System.Buffers;
using System.Text;

namespace Glassport.Server.Access;

/// <summary>Whether a user's name can be a folder's name. What one system would read as something else is refused on all.</summary>
internal static class FolderName
{
    /// <summary>The folder of anonymous users where each user has a folder.</summary>
    public const string Public = "public";

    private const int LongestName = 255;
    private static readonly SearchValues<char> Marks = SearchValues.Create(@"/\:*?""<>|");
    private static readonly string[] Devices = ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$", "COM", "LPT"];

    /// <summary>True when a folder of this name lies right below its parent, on every system.</summary>
    /// <param name="name">The user's name.</param>
    public static bool IsSafe(string name)
    {
        if (name is "" or "." or ".." || Encoding.UTF8.GetByteCount(name) > LongestName)
            return false;
        if (name.AsSpan().ContainsAny(Marks) || name.Any(char.IsControl))
            return false;
        // Windows drops these from the end, so that another user's folder would be meant.
        return !name.EndsWith('.') && !name.EndsWith(' ') && !IsDevice(name);
    }

    private static bool IsDevice(string name)
    {
        int dot = name.IndexOf('.');
        var stem = (dot < 0 ? name : name.AsSpan(0, dot)).TrimEnd(' ');
        foreach (string device in Devices)
        {
            if (!stem.StartsWith(device, StringComparison.OrdinalIgnoreCase))
                continue;
            // COM1 and LPT1, also with ¹, ² and ³, are devices; COM alone is a name.
            if (device is "COM" or "LPT" ? stem.Length == 4 && (char.IsAsciiDigit(stem[3]) || stem[3] is '¹' or '²' or '³') : stem.Length == device.Length)
                return true;
        }

        return false;
    }
}
