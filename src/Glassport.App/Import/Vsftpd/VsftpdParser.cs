using System.Globalization;
using System.Text;

namespace Glassport.App.Import.Vsftpd;

/// <summary>Reads vsftpd.conf by vsftpd's own rules: a line is <c>option=value</c> without any other space, and the last one wins.</summary>
internal static class VsftpdParser
{
    /// <summary>What a setting of the command line has for a file name.</summary>
    public const string CommandLine = "-o";

    /// <summary>vsftpd reads no longer file.</summary>
    private const int MostBytes = 100_000;

    /// <summary>Adds what a file sets.</summary>
    /// <exception cref="ImportException">The file cannot be read, or a line is wrong.</exception>
    public static void AddFile(string path, Dictionary<string, VsftpdSetting> settings)
    {
        string[] lines = Read(path).Split('\n');
        for (int index = 0; index < lines.Length; index++)
        {
            if (!string.IsNullOrWhiteSpace(lines[index]) && lines[index][0] != '#')
                Add(lines[index], path, index + 1, settings);
        }
    }

    /// <summary>Adds one setting of the command line.</summary>
    /// <exception cref="ImportException">It is wrong.</exception>
    public static void AddSetting(string text, Dictionary<string, VsftpdSetting> settings) => Add(text, CommandLine, 0, settings);

    /// <summary>Whether a text is a boolean, and which.</summary>
    public static bool TryBoolean(string text, out bool value)
    {
        value = text.ToUpperInvariant() is "YES" or "TRUE" or "1";
        return value || text.ToUpperInvariant() is "NO" or "FALSE" or "0";
    }

    /// <summary>Whether a text is a number, and which; a leading zero makes it octal.</summary>
    public static bool TryNumber(string text, out long value)
    {
        value = 0;
        text = text.TrimEnd();
        int radix = text.StartsWith('0') ? 8 : 10;
        foreach (char digit in text)
        {
            if (digit < '0' || digit >= '0' + radix)
                return false;
            value = (value * radix) + (digit - '0');
            if (value > uint.MaxValue)
                return false;
        }

        return text.Length > 0;
    }

    private static string Read(string path)
    {
        try
        {
            if (new FileInfo(path) is { Exists: true, Length: > MostBytes })
                throw new ImportException(path, 0, string.Create(CultureInfo.InvariantCulture, $"longer than {MostBytes} bytes, which is the most that vsftpd reads"));
            return File.ReadAllText(path, Encoding.UTF8);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new ImportException(path, 0, "cannot open config file: " + failure.Message);
        }
    }

    private static void Add(string text, string file, int line, Dictionary<string, VsftpdSetting> settings)
    {
        text = text.TrimStart();
        int equals = text.IndexOf('=', StringComparison.Ordinal);
        string name = equals < 0 ? text : text[..equals];
        string value = equals < 0 ? "" : text[(equals + 1)..];
        if (VsftpdOptions.Find(name) is not { } option)
            throw new ImportException(file, line, Unrecognised(name));
        if (value.Length == 0 && option.Kind != VsftpdKind.Text)
            throw new ImportException(file, line, $"missing value in config file for: {name}");
        if (option.Kind == VsftpdKind.Boolean && !TryBoolean(value, out _))
            throw new ImportException(file, line, $"bad bool value in config file for: {name}{Blank(value)}");
        if (option.Kind == VsftpdKind.Number && !TryNumber(value, out _))
            throw new ImportException(file, line, $"bad number in config file for: {name}");
        settings[name] = new(value.Length == 0 ? null : value, file, line);
    }

    private static string Unrecognised(string name)
    {
        string trimmed = name.Trim();
        if (trimmed.StartsWith('#'))
            return "a comment begins in the first column";
        if (trimmed != name && VsftpdOptions.Find(trimmed) is not null)
            return $"no space may stand between {trimmed} and the equals sign";
        string text = $"unrecognised variable in config file: {trimmed}";
        return NearestName.Of(trimmed, VsftpdOptions.Names) is { } nearest ? $"{text} (is {nearest} meant?)" : text;
    }

    private static string Blank(string value) =>
        value.EndsWith('\r') ? " (the line ends with a carriage return, which vsftpd takes for a part of the value)"
        : value.Trim() != value ? " (no space may stand around the value)"
        : "";
}
