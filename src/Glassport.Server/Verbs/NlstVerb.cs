using Glassport.Protocol.Text;
using Glassport.Server.Listings;
using Glassport.Server.Sessions;

namespace Glassport.Server.Verbs;

/// <summary>
/// NLST (RFC 959 §4.1.3): names that can be used as they are, so each bears the directory that was asked for. With -l it is a listing for
/// people, as clients without another command for that expect.
/// </summary>
internal static class NlstVerb
{
    /// <summary>Sends the names of a directory.</summary>
    public static ValueTask<Reply?> RunAsync(Session session, string argument)
    {
        var request = ListingRequest.Parse(argument, session.Settings.Files) with { Recursive = false };
        return DirectoryListing.SendAsync(
            session, Protocol.Verbs.Nlst, request, (prefix, _) => request.Long ? ListVerb.Format(session) : new NameFormat(FileName.Encode(prefix)));
    }
}
