using Glassport.Analysis.Model;
using Glassport.Packets;

namespace Glassport.Analysis.Findings;

/// <summary>A PORT or EPRT that names another host than the client, or a port that no client listens on, and what is behind it.</summary>
/// <param name="Exchange">The command and its replies.</param>
/// <param name="Named">What it names.</param>
/// <param name="Data">The data connection that it led to, or null.</param>
/// <param name="Motive">What it looks like.</param>
internal sealed record ForeignTarget(Exchange Exchange, Endpoint Named, DataConnection? Data, Motive Motive)
{
    // Services sit on low ports; a client's or server's data port is an ephemeral one.
    private const int FirstLikelyDataPort = 10_000;

    /// <summary>All of them in a conversation, in order.</summary>
    public static IEnumerable<ForeignTarget> In(Conversation conversation)
    {
        foreach (Exchange exchange in conversation.Exchanges)
        {
            if (!PortArgument.TryRead(exchange.Command.Verb, exchange.Command.Argument, out Endpoint named))
                continue;
            bool foreign = named.Address != conversation.Client.Address;
            if (!foreign && named.Port >= 1024)
                continue;
            DataConnection? data = exchange.DataConnection is string id
                ? conversation.DataConnections.FirstOrDefault(d => d.Id == id)
                : null;
            yield return new ForeignTarget(exchange, named, data, Judge(conversation, named, foreign, data));
        }
    }

    private static Motive Judge(Conversation conversation, Endpoint named, bool foreign, DataConnection? data)
    {
        if (data?.AlsoNegotiatedBy is not null)
            return Motive.ServerToServer;
        if (named.Port < 1024)
            return Motive.Bounce;
        if (foreign && data is { Established: true, CalledIsThirdHost: true })
            return named.Port >= FirstLikelyDataPort && data.Bytes > 0 ? Motive.ServerToServer : Motive.Bounce;
        if (foreign && data is { Established: true, CallerIsThirdHost: false, CalledIsThirdHost: false })
            return Motive.Translation;
        HostAddress client = conversation.Client.Address;
        bool otherAddressOfClient = !named.Address.IsIPv4 && SameNetwork(named.Address, client);
        if (otherAddressOfClient || named.Address.IsPrivateOrLocal != client.IsPrivateOrLocal)
            return Motive.Translation;
        bool near = SameNetwork(named.Address, client) || SameNetwork(named.Address, conversation.Server.Address);
        return named.Address.IsPrivateOrLocal && !near ? Motive.Translation : Motive.Bounce;
    }

    // The mask is not in a capture; /24 and /64 are what networks of clients mostly have.
    private static bool SameNetwork(HostAddress left, HostAddress right) => left.IsIPv4 == right.IsIPv4
        && (left.IsIPv4 ? left.IPv4Bits >> 8 == right.IPv4Bits >> 8 : left.High == right.High);
}

/// <summary>What a PORT to another host looks like.</summary>
internal enum Motive
{
    /// <summary>The client's own address before address translation.</summary>
    Translation,

    /// <summary>Another FTP server (FXP).</summary>
    ServerToServer,

    /// <summary>A host or port that has not asked for it (RFC 2577 §3).</summary>
    Bounce,
}
