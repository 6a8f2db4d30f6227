using System.Net;
using System.Net.NetworkInformation;
using Glassport.App.State;
using Glassport.Client;
using Glassport.Server;

namespace Glassport.App.WebConsole.Files;

/// <summary>
/// Which servers the page may visit: the FTP server of this process, and the hosts and networks that the administrator allows. Without that rule
/// whoever has a login could reach through the page what only this machine reaches.
/// </summary>
/// <param name="server">The FTP server of this process.</param>
/// <param name="store">Where the list is kept; null: nowhere.</param>
internal sealed class ReachableHosts(FtpServer server, StateStore? store)
{
    private const string Option = "files.hosts";

    private volatile string[] allowed = [];

    /// <summary>The hosts and networks that are allowed besides this server.</summary>
    public IReadOnlyList<string> Allowed => allowed;

    /// <summary>Reads the list.</summary>
    /// <exception cref="StateException">The database cannot be used.</exception>
    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        if (store is null)
            return;
        Dictionary<string, string> options = await store.InTransactionAsync(
            transaction => ConsoleTables.OptionsAsync(transaction, cancellationToken), cancellationToken).ConfigureAwait(false);
        allowed = options.TryGetValue(Option, out string? text) ? text.Split('\n', StringSplitOptions.RemoveEmptyEntries) : [];
    }

    /// <summary>Puts another list in its place.</summary>
    /// <exception cref="StateException">The database cannot be used.</exception>
    public async Task SaveAsync(IReadOnlyList<string> hosts, CancellationToken cancellationToken)
    {
        if (store is not null)
        {
            await store.InTransactionAsync(
                transaction => ConsoleTables.SetAsync(transaction, Option, string.Join('\n', hosts), cancellationToken), cancellationToken).ConfigureAwait(false);
        }

        allowed = [.. hosts];
    }

    /// <summary>Whether a text is a host's name, an address or a network.</summary>
    public static bool IsWellFormed(string text) =>
        text.Length is > 0 and <= 253 && (IPNetwork.TryParse(text, out _) || IPAddress.TryParse(text, out _) || Uri.CheckHostName(text) == UriHostNameType.Dns);

    /// <summary>Refuses a connection that a visit is about to make to somewhere else.</summary>
    /// <param name="host">The host as it was typed.</param>
    /// <param name="endpoint">Where the connection goes to.</param>
    /// <exception cref="FtpException">Refused: it is not allowed.</exception>
    public void Require(string host, IPEndPoint endpoint)
    {
        IPAddress address = endpoint.Address.IsIPv4MappedToIPv6 ? endpoint.Address.MapToIPv4() : endpoint.Address;
        if (IsThisServer(address, endpoint.Port) || allowed.Any(one => Covers(one, host, address)))
            return;
        throw new FtpException(
            FailureKind.Refused,
            $"{host} ({endpoint}) may not be visited from the console. An administrator can allow it under Files, Allowed hosts; this server's own sites always may.");
    }

    private bool IsThisServer(IPAddress address, int port) =>
        server.Endpoints.Any(one => one.Endpoint.Port == port) && (IPAddress.IsLoopback(address) || IsOwn(address));

    private static bool IsOwn(IPAddress address) => NetworkInterface.GetAllNetworkInterfaces()
        .SelectMany(static one => one.GetIPProperties().UnicastAddresses).Any(one => one.Address.Equals(address));

    private static bool Covers(string allowed, string host, IPAddress address) =>
        IPNetwork.TryParse(allowed, out IPNetwork network) ? network.Contains(address)
        : IPAddress.TryParse(allowed, out IPAddress? one) ? one.Equals(address)
        : string.Equals(allowed, host, StringComparison.OrdinalIgnoreCase);
}
