using System.Net;
using System.Net.Sockets;
using Glassport.Protocol.Addresses;
using Glassport.Server.Access;
using Glassport.Server.Records;
using Glassport.Server.Sessions;
using Glassport.Server.Settings;

namespace Glassport.Server.Sites;

/// <summary>Who is let in, and what happens to a session from its first byte to its last.</summary>
internal static class Reception
{
    /// <summary>Serves a client, or tells it why not. Never throws.</summary>
    /// <param name="context">What all sessions share.</param>
    /// <param name="listener">Where the client came in.</param>
    /// <param name="site">The default site.</param>
    /// <param name="binding">Its binding.</param>
    /// <param name="client">The client's socket.</param>
    public static async Task ServeAsync(ServerContext context, Listener listener, Site site, Binding binding, Socket client)
    {
        ControlConnection? control = null;
        long id = context.NextSession();
        try
        {
            control = new(client);
            var ends = await ReadEndsAsync(context, site, client).ConfigureAwait(false);
            if (Refuse(context, site, ends, out var lease, out string reason) is { } refusal)
            {
                context.Metrics.SessionRefused(reason);
                context.Log.SessionRefused(site.Name, ends.Client, refusal.English);
                control.Write(refusal, Speech.Of(site.Settings, ends.Client.Address).Language, NameCodec.Utf8);
                await control.FlushAsync().ConfigureAwait(false);
                return;
            }

            using (lease)
                await ServeAsync(new Session(id, context, site, binding, control, ends) { Lease = lease, Listener = listener }).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is SocketException or ObjectDisposedException or InvalidDataException or OperationCanceledException)
        {
            // The client went while it was let in, or the proxy before it did not say whom it stands for.
            context.Log.SessionClosed(id, TimeSpan.Zero, failure.Message);
        }
        finally
        {
            control?.Dispose();
            client.Dispose();
        }
    }

    private static async Task ServeAsync(Session session)
    {
        var context = session.Server;
        using (session)
        {
            context.Enter(session);
            try
            {
                await session.RunAsync().ConfigureAwait(false);
            }
#pragma warning disable CA1031 // The one boundary of a session: what nobody foresaw ends it and none other.
            catch (Exception failure)
#pragma warning restore CA1031
            {
                context.Log.SessionFailed(failure, session.Id);
            }
            finally
            {
                context.Leave(session);
            }
        }
    }

    // A data connection cannot come through the proxy's address: passive ports listen on the socket's own.
    private static async ValueTask<SessionEnds> ReadEndsAsync(ServerContext context, Site site, Socket client)
    {
        SessionEnds ends = new(Plain(client.RemoteEndPoint), Plain(client.LocalEndPoint));
        if (!site.Settings.Data.ProxyNetworks.Any(network => network.Contains(ends.Client.Address)))
            return ends;
        var limit = site.Settings.Limits.LoginTimeout;
        using CancellationTokenSource patience = new(limit > TimeSpan.Zero ? limit : Timeout.InfiniteTimeSpan, context.Time);
        var (source, destination) = await ProxyHeader.ReadAsync(client, patience.Token).ConfigureAwait(false);
        return source is null ? ends : new(Plain(source), ends.Server) { Advertised = destination is null ? null : Plain(destination).Address, Proxy = ends.Client.Address };
    }

    private static Reply? Refuse(ServerContext context, Site site, SessionEnds ends, out ConnectionLease? lease, out string reason)
    {
        lease = null;
        reason = "ban";
        if (context.Bans.IsBanned(ends.Client.Address, out var ban))
        {
            string until = ban.Until is { } end ? end.ToString("u", System.Globalization.CultureInfo.InvariantCulture) : "further notice";
            return new(421, $"Your address is banned until {until}: {ban.Reason}.", $"您的地址已被禁止，直到 {until}：{ban.Reason}。");
        }

        reason = "address";
        if (!site.Addresses.Allows(ends.Client.Address))
            return new(421, "Your address is not served here.", "本站点不为您的地址提供服务。");
        reason = "limit";
        var met = context.Counts.TryEnter(ends.Client.Address, context.Settings.Limits, site.Settings, out lease);
        return met == MetLimit.None ? null : TooMany(site, met);
    }

    private static Reply TooMany(Site site, MetLimit met)
    {
        if (site.Settings.Messages.TooMany is { } text)
            return new(421, text);
        return met is MetLimit.ServerSessions or MetLimit.SiteSessions
            ? new(421, "Too many sessions; try again later.", "会话过多，请稍后再试。")
            : new(421, "Too many sessions from your address; try again later.", "来自您的地址的会话过多，请稍后再试。");
    }

    private static IPEndPoint Plain(EndPoint? endpoint)
    {
        var ip = (IPEndPoint)endpoint!;
        return ip.Address.IsIPv4MappedToIPv6 ? new(ip.Address.Unmapped, ip.Port) : ip;
    }
}
