using Glassport.TestKit;

namespace Glassport.Architecture.Tests;

/// <summary>The repository's files as the house rules look at them.</summary>
internal static class SourceTree
{
    /// <summary>The C# files below a folder of the repository, with paths as the repository writes them.</summary>
    public static IEnumerable<SourceFile> CSharpFiles(string folder) => Files(folder, "*.cs");

    /// <summary>The project files below a folder of the repository.</summary>
    public static IEnumerable<SourceFile> Projects(string folder) => Files(folder, "*.csproj");

    /// <summary>The documents: Markdown at the root, in docs and in samples.</summary>
    public static IEnumerable<SourceFile> Documents() =>
    [
        .. Directory.EnumerateFiles(Repository.Root, "*.md").Select(Read),
        .. Files("docs", "*.md"),
        .. Files("samples", "*.md"),
    ];

    /// <summary>One file, by its path in the repository.</summary>
    public static SourceFile File(string path) => Read(Repository.PathOf(path.Split('/')));

    private static IEnumerable<SourceFile> Files(string folder, string pattern)
    {
        string path = Repository.PathOf(folder);
        return Directory.EnumerateFiles(path, pattern, SearchOption.AllDirectories)
            .Where(file => !Path.GetRelativePath(path, file).Split('/').Any(part => part is "bin" or "obj"))
            .Order(StringComparer.Ordinal)
            .Select(Read);
    }

    private static SourceFile Read(string path) => new(Path.GetRelativePath(Repository.Root, path), System.IO.File.ReadAllText(path));
}
