namespace Glassport.Architecture.Tests;

/// <summary>A text file of the repository.</summary>
/// <param name="Path">Its path from the root.</param>
/// <param name="Text">What it holds.</param>
internal sealed record SourceFile(string Path, string Text)
{
    /// <summary>The project that it belongs to, such as <c>Glassport.Packets</c>.</summary>
    public string Project => Path.Split('/')[1];

    /// <summary>The lines that <paramref name="matches"/>, as path, number and text.</summary>
    public IEnumerable<string> Lines(Func<string, bool> matches) =>
        Text.Split('\n').Select((line, index) => (line, index)).Where(row => matches(row.line)).Select(row => $"{Path}:{row.index + 1}: {row.line.Trim()}");
}
