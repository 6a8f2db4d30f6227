using Glassport.App.Remote;
using Glassport.Client;

namespace Glassport.App.Shell.Rows;

/// <summary>Local paths whose last part may be a pattern.</summary>
internal static class LocalPattern
{
    /// <summary>The files that a pattern names.</summary>
    /// <param name="settings">Where paths begin.</param>
    /// <param name="pattern">The pattern.</param>
    /// <returns>The paths as a person would write them.</returns>
    /// <exception cref="FtpException">LocalDisk: it fits none.</exception>
    public static IEnumerable<string> Files(ShellSettings settings, string pattern)
    {
        string[] found = [.. Glob.Alternatives(pattern).SelectMany(one => Fitting(settings, one)).Distinct(StringComparer.Ordinal)];
        return found.Length > 0 ? found : throw new FtpException(FailureKind.LocalDisk, $"{Glob.Literal(pattern)} fits no file here.");
    }

    private static IEnumerable<string> Fitting(ShellSettings settings, string pattern)
    {
        string last = RemotePattern.Last(pattern);
        if (!Glob.IsPattern(last))
            return [Glob.Literal(pattern)];
        string folder = Glob.Literal(pattern[..^last.Length]);
        DirectoryInfo there = new(settings.Local(folder.Length == 0 ? "." : folder));
        return there.Exists
            ? there.EnumerateFiles().Where(file => Glob.Fits(last, file.Name)).Select(file => folder + file.Name).Order(StringComparer.Ordinal)
            : [];
    }
}
