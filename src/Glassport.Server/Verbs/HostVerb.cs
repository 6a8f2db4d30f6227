using Glassport.Server.Access;
using Glassport.Server.Sessions;

namespace Glassport.Server.Verbs;

/// <summary>HOST (RFC 7151): which of the sites that share an address is meant. Before the login only.</summary>
internal static class HostVerb
{
    private static readonly Reply Unknown = new(504, "No site of that name here.", "此处没有该名称的站点。");
    private static readonly Reply TooLate = new(503, "HOST comes before USER.", "HOST 必须在 USER 之前。");

    /// <summary>Changes to the site.</summary>
    public static ValueTask<Reply?> RunAsync(Session session, string argument)
    {
        if (session.Login is not null || session.Progress.UserName is not null)
            return new(TooLate);
        string host = argument.Trim().TrimEnd('.');
        host = host is ['[', .., ']'] ? host[1..^1] : host;
        if (session.Control.Tls?.ServerName is { } name && !name.Equals(host, StringComparison.OrdinalIgnoreCase))
            return new(Unknown);
        if (session.Listener?.Find(host) is not { } found)
            return new(Unknown);
        if (!found.Site.Addresses.Allows(session.Ends.Client.Address) || session.Lease?.TryMove(found.Site.Settings) is not (null or MetLimit.None))
            return new(Unknown);
        session.Site = found.Site;
        session.Speech = Speech.Of(found.Site.Settings, session.Ends.Client.Address);
        return new(new Reply(220, found.Site.Settings.Messages.Banner ?? "Glassport ready."));
    }
}
