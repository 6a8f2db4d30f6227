using Glassport.Analysis.Story;

namespace Glassport.App.Doctor;

/// <summary>The marks in words.</summary>
internal static class MarkWords
{
    /// <summary>The word of the format, the same in every language: <c>good</c>, <c>notice</c>, <c>weak</c>, <c>bad</c>, <c>skipped</c>.</summary>
    /// <param name="mark">The mark.</param>
    public static string Of(Mark mark) => mark switch
    {
        Mark.Good => "good",
        Mark.Notice => "notice",
        Mark.Weak => "weak",
        Mark.Bad => "bad",
        _ => "skipped",
    };

    /// <summary>The word for people.</summary>
    /// <param name="mark">The mark.</param>
    /// <param name="language">The language.</param>
    public static string For(Mark mark, Language language) => language != Language.Chinese ? Of(mark) : mark switch
    {
        Mark.Good => "良好",
        Mark.Notice => "注意",
        Mark.Weak => "欠佳",
        Mark.Bad => "有害",
        _ => "略过",
    };
}
