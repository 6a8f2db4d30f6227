using Glassport.Analysis.Story;

namespace Glassport.App.Doctor;

/// <summary>A sentence in both languages.</summary>
/// <param name="English">In English.</param>
/// <param name="Chinese">In Simplified Chinese.</param>
internal readonly record struct Phrase(string English, string Chinese)
{
    /// <summary>No words.</summary>
    public static Phrase None { get; } = new("", "");

    /// <summary>The same words in both languages: what a server said.</summary>
    /// <param name="text">The words.</param>
    public static Phrase Of(string text) => new(text, text);

    /// <summary>The words in a language.</summary>
    /// <param name="language">The language.</param>
    public string In(Language language) => language == Language.Chinese ? Chinese : English;

    /// <summary>From both.</summary>
    /// <param name="both">English, then Chinese.</param>
    public static implicit operator Phrase((string English, string Chinese) both) => new(both.English, both.Chinese);
}
