using System.Net;
using System.Net.Sockets;

namespace Glassport.Client.Control;

/// <summary>Makes TCP connections, straight or through a proxy.</summary>
/// <param name="options">How.</param>
internal sealed class Dialer(ClientOptions options)
{
    /// <summary>Connects to the first of a host's addresses that answers.</summary>
    /// <param name="host">A name or an address.</param>
    /// <param name="port">The port.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <exception cref="FtpException">NameNotFound or Unreachable.</exception>
    public async Task<Socket> ConnectAsync(string host, int port, CancellationToken cancellationToken)
    {
        if (options.Proxy is not { Kind: not ProxyKind.UserAtHost } proxy)
            return await ConnectStraightAsync(host, port, cancellationToken).ConfigureAwait(false);
        var socket = await ConnectStraightAsync(proxy.Host, proxy.Port, cancellationToken).ConfigureAwait(false);
        using Patience patience = new(options.ConnectTimeout, options.Time, cancellationToken);
        try
        {
            await ProxyDialogue.OpenAsync(proxy, socket, host, port, patience.Token).ConfigureAwait(false);
            return socket;
        }
        catch (Exception failure) when (failure is SocketException or OperationCanceledException)
        {
            socket.Dispose();
            cancellationToken.ThrowIfCancellationRequested();
            throw new FtpException(FailureKind.Unreachable, $"The proxy {proxy.Host} port {proxy.Port} did not open the way to {host}: {failure.Message}", inner: failure);
        }
        catch (FtpException)
        {
            socket.Dispose();
            throw;
        }
    }

    private async Task<Socket> ConnectStraightAsync(string host, int port, CancellationToken cancellationToken)
    {
        var addresses = await ResolveAsync(host, cancellationToken).ConfigureAwait(false);
        List<string> reasons = [];
        for (int i = 0; i < addresses.Count; i++)
        {
            // An address that swallows packets must leave time for the ones behind it.
            var patience = options.ConnectTimeout / (addresses.Count - i);
            IPEndPoint server = new(addresses[i], port);
            options.Watch?.Invoke(new SessionEvent.Connecting(server));
            var (socket, problem, reason) = await AttemptAsync(server, patience, cancellationToken).ConfigureAwait(false);
            if (socket is not null)
                return socket;
            options.Watch?.Invoke(new SessionEvent.ConnectFailed(server, problem, reason));
            reasons.Add(addresses.Count > 1 ? $"{server.Address}: {reason}" : reason);
        }

        throw new FtpException(FailureKind.Unreachable, $"No connection to {host} port {port}: {string.Join("; ", reasons)}.");
    }

    private async Task<IReadOnlyList<IPAddress>> ResolveAsync(string host, CancellationToken cancellationToken)
    {
        if (IPAddress.TryParse(host, out var literal))
            return [literal];
        IPAddress[] found;
        try
        {
            found = await Dns.GetHostAddressesAsync(host, options.Family, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is SocketException or ArgumentException)
        {
            throw new FtpException(FailureKind.NameNotFound, $"The name '{host}' was not found: {failure.Message}", inner: failure);
        }

        if (found.Length == 0)
            throw new FtpException(FailureKind.NameNotFound, $"The name '{host}' has no address of the family that was asked for.");
        options.Watch?.Invoke(new SessionEvent.Resolved(host, found));
        return found;
    }

    private async Task<(Socket? Socket, ConnectProblem Problem, string Reason)> AttemptAsync(IPEndPoint server, TimeSpan most, CancellationToken cancellationToken)
    {
        Socket socket = new(server.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        using Patience patience = new(most, options.Time, cancellationToken);
        try
        {
            await socket.ConnectAsync(server, patience.Token).ConfigureAwait(false);
            return (socket, ConnectProblem.Other, "");
        }
        catch (SocketException failure)
        {
            socket.Dispose();
            var problem = ProblemOf(failure);
            return (null, problem, ReasonOf(problem, failure));
        }
        catch (OperationCanceledException)
        {
            socket.Dispose();
            cancellationToken.ThrowIfCancellationRequested();
            return (null, ConnectProblem.NoAnswer, FormattableString.Invariant($"no answer within {most.TotalSeconds:0.#} s"));
        }
    }

    private static ConnectProblem ProblemOf(SocketException failure) => failure.SocketErrorCode switch
    {
        SocketError.ConnectionRefused => ConnectProblem.Refused,
        SocketError.TimedOut => ConnectProblem.NoAnswer,
        SocketError.HostUnreachable or SocketError.NetworkUnreachable => ConnectProblem.NoRoute,
        _ => ConnectProblem.Other,
    };

    private static string ReasonOf(ConnectProblem problem, SocketException failure) => problem switch
    {
        ConnectProblem.Refused => "refused: nothing listens there, or a firewall says no",
        ConnectProblem.NoAnswer => "no answer",
        ConnectProblem.NoRoute => "no route there",
        _ => failure.Message,
    };
}
