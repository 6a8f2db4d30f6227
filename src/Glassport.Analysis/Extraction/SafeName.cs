using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Glassport.Analysis.Extraction;

/// <summary>
/// Makes a file name of a remote path that is harmless on every common file system and in a shell: one component, no name that
/// Windows reserves, nothing hidden in it. The server or client that chose it may be hostile.
/// </summary>
public static class SafeName
{
    /// <summary>
    /// Bytes of UTF-8 that a name has at most. File systems take 255; the rest is for a number, <c>.from-N</c> and <c>.incomplete</c>.
    /// </summary>
    public const int MaximumBytes = 200;

    private const int MaximumExtensionBytes = 24;

    // https://learn.microsoft.com/windows/win32/fileio/naming-a-file: also with an extension, and with superscript digits.
    private static readonly FrozenSet<string> Reserved = new[]
    {
        "CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$", "CLOCK$",
        "COM0", "COM1", "COM2", "COM3", "COM4", "COM5", "COM6", "COM7", "COM8", "COM9", "COM¹", "COM²", "COM³",
        "LPT0", "LPT1", "LPT2", "LPT3", "LPT4", "LPT5", "LPT6", "LPT7", "LPT8", "LPT9", "LPT¹", "LPT²", "LPT³",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>The name for a remote path.</summary>
    /// <param name="path">The path as the command or reply had it; either slash separates.</param>
    /// <param name="fallback">The name when nothing of the path is left; safe itself.</param>
    public static string Of(string path, string fallback)
    {
        ArgumentNullException.ThrowIfNull(path);
        ReadOnlySpan<char> last = path.AsSpan().TrimEnd("/\\");
        last = last[(last.LastIndexOfAny('/', '\\') + 1)..];
        string name = Harmless(last).Trim(' ').TrimEnd('.', ' ');
        if (name.Length == 0)
            return fallback;

        // A leading dot hides a file, a leading hyphen is an option to whoever lists the folder with *.
        if (name[0] is '.' or '-')
            name = "_" + name[1..];
        if (IsReserved(name) || IsManifest(name))
            name = "_" + name;
        return Shortened(name);
    }

    private static string Harmless(ReadOnlySpan<char> text)
    {
        StringBuilder name = new(text.Length);
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (IsHarmful(rune))
                name.Append('_');
            else
                name.Append(rune.ToString());
        }

        return name.ToString();
    }

    // An unpaired surrogate is enumerated as U+FFFD, which is visible and stays.
    private static bool IsHarmful(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => true,
        UnicodeCategory.SpaceSeparator => rune.Value != ' ',
        UnicodeCategory.OtherNotAssigned or UnicodeCategory.Surrogate => true,
        UnicodeCategory.OtherLetter => rune.Value is 0x115F or 0x1160 or 0x3164 or 0xFFA0,
        UnicodeCategory.NonSpacingMark => rune.Value is (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF) or 0x034F,
        UnicodeCategory.OtherSymbol => rune.Value == 0x2800,
        _ => rune.Value is '<' or '>' or ':' or '"' or '|' or '?' or '*',
    };

    private static bool IsReserved(string name)
    {
        int dot = name.IndexOf('.');
        return Reserved.Contains((dot < 0 ? name : name[..dot]).TrimEnd(' '));
    }

    // A file that looks like the manifest would be believed like it.
    private static bool IsManifest(string name) => name.StartsWith("manifest", StringComparison.OrdinalIgnoreCase)
        && name.EndsWith(".json", StringComparison.OrdinalIgnoreCase);

    private static string Shortened(string name)
    {
        if (Encoding.UTF8.GetByteCount(name) <= MaximumBytes)
            return name;
        string extension = Path.GetExtension(name);
        int extensionBytes = Encoding.UTF8.GetByteCount(extension);
        if (extensionBytes > MaximumExtensionBytes)
            (extension, extensionBytes) = ("", 0);
        int length = 0;
        int bytes = extensionBytes;
        foreach (Rune rune in name.EnumerateRunes())
        {
            if (bytes + rune.Utf8SequenceLength > MaximumBytes)
                break;
            bytes += rune.Utf8SequenceLength;
            length += rune.Utf16SequenceLength;
        }

        return name[..length].TrimEnd(' ', '.') + extension;
    }
}
