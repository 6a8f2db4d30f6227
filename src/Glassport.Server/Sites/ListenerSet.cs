using System.Net;
using System.Net.Sockets;
using Glassport.Server.Records;
using Glassport.Server.Settings;

namespace Glassport.Server.Sites;

/// <summary>The listeners of all sites; bindings that name the same address and port share one.</summary>
/// <param name="context">What all sessions share.</param>
internal sealed class ListenerSet(ServerContext context)
{
    private readonly Dictionary<IPEndPoint, Listener> open = [];

    /// <summary>Where the sites are reached.</summary>
    public IReadOnlyList<BoundEndpoint> Endpoints
    {
        get
        {
            lock (open)
                return [.. open.Values.SelectMany(static listener => listener.Endpoints)];
        }
    }

    /// <summary>The addresses that settings ask for.</summary>
    /// <param name="settings">The settings.</param>
    public static IReadOnlyDictionary<IPEndPoint, List<(SiteSettings Site, Binding Binding)>> NeededBy(ServerSettings settings)
    {
        Dictionary<IPEndPoint, List<(SiteSettings, Binding)>> needed = [];
        foreach (var site in settings.Sites.Where(static site => site.IsStarted))
        {
            foreach (var binding in site.Bindings)
            {
                var address = binding.Address == "*" ? IPAddress.IPv6Any : IPAddress.Parse(binding.Address);
                IPEndPoint endpoint = new(address, binding.Port);
                if (!needed.TryGetValue(endpoint, out var sharers))
                    needed[endpoint] = sharers = [];
                sharers.Add((site, binding));
            }
        }

        return needed;
    }

    /// <summary>Opens what is missing, then closes what is no longer needed; when something cannot be opened, nothing has changed.</summary>
    /// <param name="needed">The addresses.</param>
    /// <param name="find">The running site of settings.</param>
    /// <exception cref="SocketException">An address cannot be opened.</exception>
    public void Change(IReadOnlyDictionary<IPEndPoint, List<(SiteSettings Site, Binding Binding)>> needed, Func<SiteSettings, Site> find)
    {
        List<Listener> opened = [];
        IPEndPoint[] missing = [.. needed.Keys.Where(endpoint => !open.ContainsKey(endpoint))];
        try
        {
            foreach (var endpoint in missing)
                opened.Add(new(context, endpoint));
        }
        catch (SocketException failure)
        {
            foreach (var listener in opened)
                listener.Dispose();
            var refused = missing[opened.Count];
            context.Log.ListenFailed(string.Join(", ", needed[refused].Select(static sharer => sharer.Site.Name)), refused.ToString(), failure.Message);
            throw;
        }

        lock (open)
        {
            foreach (var endpoint in open.Keys.Where(endpoint => !needed.ContainsKey(endpoint)).ToList())
            {
                open[endpoint].Dispose();
                open.Remove(endpoint);
            }

            foreach (var listener in opened)
                open[listener.Asked] = listener;
            foreach (var (endpoint, sharers) in needed)
                open[endpoint].Serve([.. sharers.Select(sharer => (find(sharer.Site), sharer.Binding))]);
        }

        foreach (var listener in opened)
            listener.Start();
    }

    /// <summary>Closes all.</summary>
    public void Close()
    {
        lock (open)
        {
            foreach (var listener in open.Values)
                listener.Dispose();
            open.Clear();
        }
    }
}
