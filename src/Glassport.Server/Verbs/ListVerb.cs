using Glassport.Server.Listings;
using Glassport.Server.Sessions;

namespace Glassport.Server.Verbs;

/// <summary>LIST (RFC 959 §4.1.3), in Unix's or DOS's style.</summary>
internal static class ListVerb
{
    /// <summary>Sends the entries of a directory, or the row of a file.</summary>
    public static ValueTask<Reply?> RunAsync(Session session, string argument) =>
        DirectoryListing.SendAsync(session, Protocol.Verbs.List, ListingRequest.Parse(argument, session.Settings.Files), (_, _) => Format(session));

    /// <summary>The rows of LIST and STAT.</summary>
    /// <param name="session">The session.</param>
    public static IListingFormat Format(Session session)
    {
        var files = session.Settings.Files;
        var zone = files.LocalTime ? session.Server.Time.LocalTimeZone : TimeZoneInfo.Utc;
        if (files.Listing == Settings.ListingStyle.Dos)
            return new DosFormat(zone);
        return new UnixFormat(session.Server.Time.GetUtcNow().UtcDateTime, zone, files.HideOwners, files.NumericOwners ? null : OwnerNames.System);
    }
}
