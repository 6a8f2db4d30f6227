using Glassport.Analysis.Story;

namespace Glassport.Analysis.Rendering;

/// <summary>The languages that a page holds side by side.</summary>
internal static class PageLanguages
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<Language> All { get; } = [Language.English, Language.Chinese];

    /// <summary>The CSS class of what is written in a language.</summary>
    public static string Class(Labels labels) => labels.LanguageTag == "en" ? "en" : "zh";
}
