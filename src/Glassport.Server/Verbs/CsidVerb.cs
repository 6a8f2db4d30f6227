using System.Globalization;
using Glassport.Server.Sessions;

namespace Glassport.Server.Verbs;

/// <summary>CSID: client and server name themselves, as they wish to.</summary>
internal static class CsidVerb
{
    /// <summary>Names the server.</summary>
    public static ValueTask<Reply?> RunAsync(Session session, string argument)
    {
        string version = typeof(CsidVerb).Assembly.GetName().Version?.ToString(3) ?? "0";
        string separator = session.Settings.Files.Listing == Settings.ListingStyle.Dos ? "\\" : "/";
        return new(new Reply(200, string.Create(CultureInfo.InvariantCulture, $"Name=Glassport; Version={version}; CaseSensitive=1; DirSep={separator};")));
    }
}
