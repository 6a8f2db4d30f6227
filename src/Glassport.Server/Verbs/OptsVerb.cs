using Glassport.Server.Listings;
using Glassport.Server.Sessions;

namespace Glassport.Server.Verbs;

/// <summary>OPTS (RFC 2389 §4): UTF8, MLST, HASH and MODE Z have options.</summary>
internal static class OptsVerb
{
    private static readonly Reply Utf8On = new(200, "UTF-8 is on.", "UTF-8 已启用。");
    private static readonly Reply Utf8Off = new(200, "UTF-8 is off.", "UTF-8 已关闭。");
    private static readonly Reply Unknown = new(501, "This command has no such option.", "该命令没有这样的选项。");

    /// <summary>Sets an option.</summary>
    public static ValueTask<Reply?> RunAsync(Session session, string argument)
    {
        string[] words = argument.ToUpperInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        switch (words)
        {
            case ["UTF8"] or ["UTF8", "ON"] or ["UTF-8", "ON"] or ["UTF8", "NLST"]:
                session.Speech = session.Speech with { Names = NameCodec.Utf8 };
                return new(Utf8On);
            case ["UTF8", "OFF"] or ["UTF-8", "OFF"]:
                session.Speech = session.Speech with { Names = session.LegacyNames };
                return new(Utf8Off);
            case ["MLST"] or ["MLST", _] when MlsxFacts.IsList(words.ElementAtOrDefault(1) ?? ""):
                session.Setup.Facts = MlsxFacts.Choose(words.Length > 1 ? words[1] : "");
                return new(new Reply(200, $"MLST OPTS {session.Setup.Facts}"));
            case ["HASH"]:
                return new(new Reply(200, session.Setup.Hash.Name));
            case ["HASH", var name] when HashAlgorithms.Find(name) is { } algorithm:
                session.Setup.Hash = algorithm;
                return new(new Reply(200, algorithm.Name));
            case ["MODE", "Z", "LEVEL", var level] when int.TryParse(level, out int effort) && effort is >= 1 and <= 9:
                session.Setup.DeflateLevel = effort;
                return new(new Reply(200, $"MODE Z LEVEL set to {effort}."));
            default:
                return new(session.Login is null ? Session.NotLoggedIn : Unknown);
        }
    }
}
