namespace Glassport.App;

/// <summary>How to run this program once more.</summary>
internal static class OwnProgram
{
    /// <summary>The program and its first arguments: the executable, or the shared host and the assembly.</summary>
    public static IReadOnlyList<string> Command { get; } = Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet"
        ? [Environment.ProcessPath!, Path.Combine(AppContext.BaseDirectory, "glassport.dll")]
        : [Environment.ProcessPath!];
}
