using System.Buffers;
using System.Collections.Frozen;
using System.Text;

namespace Glassport.Server.Storage;

/// <summary>
/// The names that mean one file, the same on every system. Windows reads others as a stream of a file (<c>a:b</c>), a device
/// (<c>nul.txt</c>), another file (<c>a.</c> and <c>a </c> are <c>a</c>), or a path.
/// </summary>
internal static class PortableName
{
    private const int Longest = 255;

    private static readonly SearchValues<char> Forbidden = SearchValues.Create("\\/:*?\"<>|");

    private static readonly FrozenSet<string> Devices = new[]
    {
        "CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$", "CLOCK$",
        "COM0", "COM1", "COM2", "COM3", "COM4", "COM5", "COM6", "COM7", "COM8", "COM9", "COM\u00b9", "COM\u00b2", "COM\u00b3",
        "LPT0", "LPT1", "LPT2", "LPT3", "LPT4", "LPT5", "LPT6", "LPT7", "LPT8", "LPT9", "LPT\u00b9", "LPT\u00b2", "LPT\u00b3",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a part of a path is such a name.</summary>
    /// <param name="name">The part.</param>
    public static bool IsAllowed(string name)
    {
        if (name.Length == 0 || Encoding.UTF8.GetByteCount(name) > Longest || name[^1] is '.' or ' ' || name.AsSpan().ContainsAny(Forbidden))
            return false;
        foreach (char letter in name)
        {
            if (char.IsControl(letter))
                return false;
        }

        int dot = name.IndexOf('.', StringComparison.Ordinal);
        return !Devices.Contains((dot < 0 ? name : name[..dot]).TrimEnd(' ')) && IsText(name);
    }

    /// <summary>Bytes that are no text have no name here.</summary>
    private static bool IsText(string name)
    {
        foreach (Rune rune in name.EnumerateRunes())
        {
            if (rune == Rune.ReplacementChar)
                return false;
        }

        return true;
    }
}
