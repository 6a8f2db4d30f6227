using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Glassport.Client.Data;
using Glassport.Protocol.Addresses;

namespace Glassport.Client;

/// <content>Data connections: which way, and what to do when it does not work.</content>
public sealed partial class FtpClient
{
    private readonly HashSet<DataWay> failedWays = [];
    private bool isExtendedRefused;
    private bool protectsData;
    private int nextActivePort;

    /// <summary>The way to a data connection that worked last, or null.</summary>
    public DataWay? LastWay { get; private set; }

    /// <summary>Who makes the data connections from here on.</summary>
    public DataMode Mode { get; set; }

    /// <summary>Agrees on a data connection by the first way that works.</summary>
    /// <exception cref="FtpException">DataConnection: none did; the message has what each said.</exception>
    private async Task<DataChannel> AgreeAsync(CancellationToken cancellationToken)
    {
        List<string> reasons = [];
        FtpException? last = null;
        foreach (var way in Ways())
        {
            try
            {
                return way is DataWay.Epsv or DataWay.Pasv
                    ? await AgreePassiveAsync(way, cancellationToken).ConfigureAwait(false)
                    : await AgreeActiveAsync(way, cancellationToken).ConfigureAwait(false);
            }
            catch (FtpException failure) when (failure.Kind is FailureKind.DataConnection or FailureKind.Unreachable && !isLost)
            {
                Forget(way, failure.Message);
                reasons.Add($"{way.ToString().ToUpperInvariant()}: {failure.Message}");
                last = failure;
            }
        }

        throw new FtpException(FailureKind.DataConnection, $"No data connection with {Address.Host}. {string.Join(" ", reasons)}", last?.Reply, last);
    }

    // What worked before comes first; a way that failed in this session is not tried again while another is left.
    private IEnumerable<DataWay> Ways()
    {
        if (options.OnlyWay is { } only)
            return [only];
        bool isIPv4 = peer.Address.IsIPv4;
        List<DataWay> ways = [];
        if (Mode != DataMode.Active)
            ways.AddRange(!isIPv4 ? [DataWay.Epsv] : isExtendedRefused ? [DataWay.Pasv, DataWay.Epsv] : [DataWay.Epsv, DataWay.Pasv]);
        if (Mode != DataMode.Passive && (options.Proxy is null || Mode == DataMode.Active))
            ways.AddRange(isIPv4 ? [DataWay.Port, DataWay.Eprt] : [DataWay.Eprt]);
        var known = LastWay ?? options.Memory.Find(Address.Site).Way;
        return ways.OrderBy(way => failedWays.Contains(way) ? 2 : way == known ? 0 : 1);
    }

    private void Forget(DataWay way, string reason)
    {
        failedWays.Add(way);
        options.Watch?.Invoke(new SessionEvent.DataFailed(way, reason));
    }

    // It carried something: the next session begins with it, unless the way was the caller's choice.
    private void Remember(DataWay way)
    {
        failedWays.Remove(way);
        bool isNews = LastWay != way;
        LastWay = way;
        if (!isNews || Mode != DataMode.Auto)
            return;
        var facts = options.Memory.Find(Address.Site);
        if (facts.Way != way)
            options.Memory.Keep(Address.Site, facts with { Way = way });
    }

    private async Task<DataChannel> AgreePassiveAsync(DataWay way, CancellationToken cancellationToken)
    {
        var reply = await AskAsync(way == DataWay.Epsv ? "EPSV" : "PASV", cancellationToken).ConfigureAwait(false);
        if (!reply.IsDone)
            throw Refusal(FailureKind.DataConnection, reply.ToString(), reply);
        var (target, told) = way == DataWay.Epsv ? ExtendedTarget(reply) : Target(reply);
        options.Watch?.Invoke(new SessionEvent.DataAdvertised(told, target));
        bool throughProxy = options.Proxy is { Kind: not ProxyKind.UserAtHost };
        var socket = await dialer.ConnectAsync(throughProxy ? Address.Host : target.Address.ToString(), target.Port, cancellationToken).ConfigureAwait(false);
        return new(way, socket);
    }

    // RFC 2428 §3: the port alone; an address in it is not believed.
    private (IPEndPoint Target, string Told) ExtendedTarget(ServerReply reply)
    {
        if (!ExtendedPassiveReply.TryParse(reply.Text, out var endpoint))
            throw new FtpException(FailureKind.DataConnection, $"no port in '{reply}'", reply);
        return (new(peer.Address, endpoint.Port), string.Create(CultureInfo.InvariantCulture, $":{endpoint.Port}"));
    }

    private (IPEndPoint Target, string Told) Target(ServerReply reply)
    {
        if (!PassiveReply.TryParse(reply.Text, out var endpoint) || endpoint.Port == 0)
            throw new FtpException(FailureKind.DataConnection, $"no address in '{reply}'", reply);
        var address = PassiveAddress.Choose(endpoint.Address!, peer.Address, out string? warning)
            ?? throw new FtpException(FailureKind.DataConnection, $"the server sends the client to another host, {endpoint}, which is refused", reply);
        if (warning is not null)
            options.Watch?.Invoke(new SessionEvent.Warning(warning));
        return (new(address, endpoint.Port), endpoint.ToString());
    }

    private async Task<DataChannel> AgreeActiveAsync(DataWay way, CancellationToken cancellationToken)
    {
        var listener = Listen();
        DataChannel channel = new(way, listener);
        try
        {
            IPEndPoint told = new(options.ActiveAddress ?? local.Address, channel.Local.Port);
            var reply = await AskAsync(way == DataWay.Eprt ? ExtendedCommand(told) : PortCommand(told), cancellationToken).ConfigureAwait(false);
            if (!reply.IsDone)
                throw Refusal(FailureKind.DataConnection, reply.ToString(), reply);
            options.Watch?.Invoke(new SessionEvent.DataAwaited(told));
            return channel;
        }
        catch
        {
            channel.Dispose();
            throw;
        }
    }

    // Each data connection gets the next port of the range: the one before may still be in TIME_WAIT at the server, which could not call it again.
    private Socket Listen()
    {
        var (first, last) = options.ActivePorts ?? (0, 0);
        int count = last - first + 1;
        for (int attempt = 0; attempt < count; attempt++)
        {
            int port = first + nextActivePort;
            nextActivePort = (nextActivePort + 1) % count;
            Socket socket = new(local.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
            try
            {
                socket.Bind(new IPEndPoint(local.Address, port));
                socket.Listen(8);
                return socket;
            }
            catch (SocketException)
            {
                socket.Dispose();
            }
        }

        throw new FtpException(FailureKind.DataConnection, $"no port of {first} to {last} is free for the server to connect to");
    }

    private static string ExtendedCommand(IPEndPoint told) =>
        string.Create(CultureInfo.InvariantCulture, $"EPRT |{(told.Address.IsIPv4 ? 1 : 2)}|{told.Address}|{told.Port}|");

    private static string PortCommand(IPEndPoint told) => string.Create(
        CultureInfo.InvariantCulture, $"PORT {told.Address.ToString().Replace('.', ',')},{told.Port >> 8},{told.Port & 255}");
}
