using System.Net;
using Glassport.Server.Settings;

namespace Glassport.Server.Sessions;

/// <summary>How a session speaks.</summary>
/// <param name="Language">The language of replies.</param>
/// <param name="Names">The encoding of names.</param>
internal sealed record Speech(ReplyLanguage Language, NameCodec Names)
{
    private static readonly Speech Plain = new(ReplyLanguage.English, NameCodec.Utf8);

    /// <summary>What a site's settings say for a client before it says otherwise.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="client">The client's address.</param>
    public static Speech Of(SiteSettings settings, IPAddress client)
    {
        string encoding = settings.Files.Encoding;
        foreach (var network in settings.Files.Encodings)
        {
            if (network.Network.Contains(client))
            {
                encoding = network.Encoding;
                break;
            }
        }

        var language = settings.Messages.Language.StartsWith("zh", StringComparison.OrdinalIgnoreCase) ? ReplyLanguage.Chinese : ReplyLanguage.English;
        var names = NameCodec.Find(encoding);
        return language == Plain.Language && names.IsUtf8 ? Plain : new(language, names);
    }
}
