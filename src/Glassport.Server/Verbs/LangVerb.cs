using Glassport.Server.Sessions;

namespace Glassport.Server.Verbs;

/// <summary>LANG (RFC 2640 §4): English and Simplified Chinese.</summary>
internal static class LangVerb
{
    private static readonly Reply Set = new(200, "Replies are in English.", "应答使用简体中文。");
    private static readonly Reply Unsupported = new(504, "Languages: EN, ZH-CN.", "支持的语言：EN、ZH-CN。");

    /// <summary>The line of FEAT: the current language bears an asterisk.</summary>
    /// <param name="session">The session.</param>
    public static string Feature(Session session) =>
        session.Speech.Language == ReplyLanguage.Chinese ? "LANG EN;ZH-CN*" : "LANG EN*;ZH-CN";

    /// <summary>Sets the language; without an argument, the site's.</summary>
    public static ValueTask<Reply?> RunAsync(Session session, string argument)
    {
        ReplyLanguage? language = argument.Trim().ToUpperInvariant() switch
        {
            "" => Speech.Of(session.Settings, session.Ends.Client.Address).Language,
            "EN" or "EN-US" or "EN-GB" => ReplyLanguage.English,
            "ZH" or "ZH-CN" or "ZH-HANS" => ReplyLanguage.Chinese,
            _ => null,
        };
        if (language is not { } chosen)
            return new(Unsupported);
        session.Speech = session.Speech with { Language = chosen };
        return new(Set);
    }
}
