using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Glassport.Analysis.Rendering;
using Glassport.Server;
using Glassport.Server.Settings;

namespace Glassport.App.Serving;

/// <summary>What a server says when it is up: where it is, for whom, and what to type to try it.</summary>
internal static class Invitation
{
    /// <summary>The text.</summary>
    /// <param name="settings">The settings in force.</param>
    /// <param name="endpoints">Where the sites are reached.</param>
    /// <param name="quick">The site of the command line; null: the sites are the state folder's.</param>
    public static string Write(ServerSettings settings, IReadOnlyList<BoundEndpoint> endpoints, QuickSite? quick)
    {
        StringBuilder text = new();
        foreach (SiteSettings site in settings.Sites)
        {
            BoundEndpoint[] own = [.. endpoints.Where(one => one.Site == site.Name)];
            text.Append(CultureInfo.InvariantCulture, $"Glassport serves {SafeText.Visible(site.PhysicalPath)}{(quick is null ? $" (site \"{SafeText.Visible(site.Name)}\")" : "")}\n");
            foreach (BoundEndpoint endpoint in own)
                text.Append(CultureInfo.InvariantCulture, $"  at   {Url(endpoint)}{Words(endpoint.Tls, site)}\n");
            if (own.Length == 0)
                text.Append("  nowhere: it has no bindings, or is stopped\n");
        }

        if (settings.Sites.IsEmpty)
            text.Append("Glassport has no sites yet. Add one: glassport site add NAME --root DIR\n");
        if (quick is not null)
            Invite(text, settings.Sites[0], endpoints, quick);
        return text.ToString();
    }

    private static void Invite(StringBuilder text, SiteSettings site, IReadOnlyList<BoundEndpoint> endpoints, QuickSite quick)
    {
        string rights = site.Commands.ReadOnly ? "may read" : "may read and write";
        string name = quick.User is null ? "anonymous" : SafeText.Visible(quick.User);
        if (quick.User is not null)
            text.Append(CultureInfo.InvariantCulture, $"  for  user {name}{(quick.GeneratedPassword is { } shown ? $", password {shown}" : "")}, who {rights}\n");
        if (site.Authentication.Anonymous)
            text.Append("  for  anonymous users, who may read\n");
        if (endpoints.All(static one => IPAddress.IsLoopback(one.Endpoint.Address)))
            text.Append("Only this machine reaches it; --listen '*:2121' opens it to others.\n");
        if (endpoints.Count == 0)
            return;
        string url = Url(endpoints[0]);
        string login = quick.User is null ? "" : quick.GeneratedPassword is { } password ? $" -u {Quote($"{name}:{password}")}" : $" -u {Quote(name)}";
        string ssl = endpoints[0].Tls == TlsMode.Explicit ? " --ssl-reqd" : "";
        string trust = endpoints[0].Tls != TlsMode.None && site.Tls.Certificates.IsEmpty ? " -k" : "";
        text.Append(CultureInfo.InvariantCulture, $"Try: curl{ssl}{trust}{login} {url}\n");
        if (endpoints[0].Tls == TlsMode.None)
            text.Append(CultureInfo.InvariantCulture, $"     lftp{login.Replace($"{name}:", $"{name},", StringComparison.Ordinal)} {url}\n");
    }

    private static string Url(BoundEndpoint endpoint)
    {
        (string scheme, int usual) = endpoint.Tls == TlsMode.Implicit ? ("ftps", 990) : ("ftp", 21);
        IPAddress address = endpoint.Endpoint.Address;
        if (address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any))
            address = IPAddress.Loopback;
        string host = address.AddressFamily == AddressFamily.InterNetworkV6 ? $"[{address}]" : address.ToString();
        string port = endpoint.Endpoint.Port == usual ? "" : string.Create(CultureInfo.InvariantCulture, $":{endpoint.Endpoint.Port}");
        return $"{scheme}://{host}{port}/";
    }

    private static string Words(TlsMode mode, SiteSettings site) => mode switch
    {
        TlsMode.Explicit when site.Tls.RequireForLogin => " (TLS required)",
        TlsMode.Explicit => " (TLS offered)",
        TlsMode.Implicit => " (TLS from the start)",
        _ => "",
    };

    private static string Quote(string text) => text.All(static c => char.IsAsciiLetterOrDigit(c) || c is ':' or '-' or '_' or '.')
        ? text
        : $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
