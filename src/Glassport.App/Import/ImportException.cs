using System.Globalization;

namespace Glassport.App.Import;

/// <summary>Another server's configuration makes no sense; the message begins with file and line.</summary>
internal sealed class ImportException(string file, int line, string text) : Exception($"{Place(file, line)}: {text}")
{
    /// <summary>The line, from 1; 0 where there is none.</summary>
    public int Line { get; } = line;

    /// <summary><c>file:line</c>, or the file alone.</summary>
    public static string Place(string file, int line) => line == 0 ? file : string.Create(CultureInfo.InvariantCulture, $"{file}:{line}");
}
