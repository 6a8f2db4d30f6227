using System.Net;
using System.Net.Sockets;
using Glassport.Protocol.Addresses;

namespace Glassport.Server.Data;

/// <summary>
/// A listening port. Mostly one session's; when the range is exhausted, sessions of different clients share one, and each connection goes
/// to the session of the client that it comes from. Nobody else is served: a stranger is dropped and the port stays open, so that a thief
/// can neither take the data nor use the port up (RFC 2577 §5).
/// </summary>
internal sealed class PassivePort
{
    private readonly PassivePorts owner;
    private readonly Socket listener;
    private readonly Lock gate = new();
    private readonly List<PassiveChannel> waiting = [];
    private readonly List<IPAddress> members = [];
    private readonly List<(IPAddress Peer, Socket Socket)> early = [];
    private bool isAccepting;

    /// <summary>Takes a listening socket over.</summary>
    /// <param name="owner">Who opened it and wants to know when nobody needs it.</param>
    /// <param name="listener">The socket.</param>
    public PassivePort(PassivePorts owner, Socket listener)
    {
        this.owner = owner;
        this.listener = listener;
        Number = ((IPEndPoint)listener.LocalEndPoint!).Port;
    }

    /// <summary>The port's number.</summary>
    public int Number { get; }

    /// <summary>Makes a client a member.</summary>
    /// <param name="peer">The client's address.</param>
    /// <returns>False when a session of that client is a member: nothing could tell the two apart.</returns>
    public bool TryJoin(IPAddress peer)
    {
        lock (gate)
        {
            if (members.Contains(peer))
                return false;
            members.Add(peer);
            return true;
        }
    }

    /// <summary>Takes a channel's connection when there is one; else it comes by itself.</summary>
    /// <param name="channel">The channel.</param>
    public void Await(PassiveChannel channel)
    {
        Socket? come;
        lock (gate)
        {
            come = TakeEarly(channel.Peer);
            if (come is null)
            {
                waiting.Add(channel);
                if (isAccepting)
                    return;
                isAccepting = true;
            }
        }

        if (come is not null)
            channel.Arrive(come);
        else
            _ = AcceptAsync();
    }

    /// <summary>Ends a channel's part; the last one closes the port.</summary>
    /// <param name="channel">The channel.</param>
    public void Leave(PassiveChannel channel)
    {
        lock (gate)
        {
            waiting.Remove(channel);
            members.Remove(channel.Peer);
            TakeEarly(channel.Peer)?.Dispose();
            if (members.Count > 0)
                return;
        }

        if (owner.Forget(this))
            listener.Dispose();
    }

    /// <summary>True when no session is a member; asked under the owner's lock.</summary>
    public bool IsUnused
    {
        get
        {
            lock (gate)
                return members.Count == 0;
        }
    }

    private Socket? TakeEarly(IPAddress peer)
    {
        int found = early.FindIndex(one => one.Peer.Equals(peer));
        if (found < 0)
            return null;
        var socket = early[found].Socket;
        early.RemoveAt(found);
        return socket;
    }

    private async Task AcceptAsync()
    {
        try
        {
            do
                Route(await listener.AcceptAsync().ConfigureAwait(false));
            while (IsAwaited());
        }
        catch (Exception failure) when (failure is SocketException or ObjectDisposedException)
        {
            lock (gate)
                isAccepting = false;
        }
    }

    private bool IsAwaited()
    {
        lock (gate)
            return isAccepting = waiting.Count > 0;
    }

    private void Route(Socket socket)
    {
        PassiveChannel? receiver;
        PassiveChannel? robbed;
        IPAddress remote;
        try
        {
            remote = ((IPEndPoint)socket.RemoteEndPoint!).Address.Unmapped;
        }
        catch (SocketException)
        {
            // Connected and gone.
            socket.Dispose();
            return;
        }

        lock (gate)
        {
            receiver = waiting.Find(channel => channel.Peer.Equals(remote));
            if (receiver is null && members.Contains(remote) && !early.Exists(one => one.Peer.Equals(remote)))
            {
                // Another session that shares the port, whose transfer command has not come yet.
                early.Add((remote, socket));
                return;
            }

            receiver ??= waiting.Find(channel => channel.Admits(remote));
            robbed = waiting.FirstOrDefault();
            if (receiver is not null)
                waiting.Remove(receiver);
        }

        if (receiver is not null)
        {
            receiver.Arrive(socket);
            return;
        }

        socket.Dispose();
        robbed?.ReportStranger(remote);
    }
}
