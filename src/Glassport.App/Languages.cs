using Glassport.Analysis.Story;

namespace Glassport.App;

/// <summary>Chooses the language to speak.</summary>
internal static class Languages
{
    /// <summary>The one asked for, else the environment's (POSIX: LC_ALL before LC_MESSAGES before LANG), else English.</summary>
    public static Language Choose(string? asked) => Choose(asked, Environment.GetEnvironmentVariable);

    internal static Language Choose(string? asked, Func<string, string?> environment)
    {
        string? name = asked;
        foreach (string variable in new[] { "LC_ALL", "LC_MESSAGES", "LANG" })
        {
            if (string.IsNullOrEmpty(name))
                name = environment(variable);
        }

        return name is not null && name.StartsWith("zh", StringComparison.OrdinalIgnoreCase) ? Language.Chinese : Language.English;
    }
}
