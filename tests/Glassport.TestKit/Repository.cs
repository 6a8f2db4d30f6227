namespace Glassport.TestKit;

/// <summary>Where the repository's files are when a test runs.</summary>
public static class Repository
{
    /// <summary>The repository's root folder.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The full path of a file or folder in the repository.</summary>
    public static string PathOf(params ReadOnlySpan<string> parts) => Path.Combine([Root, .. parts]);

    private static string FindRoot()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Glassport.slnx")))
                return folder.FullName;
        }

        throw new DirectoryNotFoundException("Tests must run from below the repository.");
    }
}
