using Glassport.Analysis.Model;
using Glassport.Packets;
using Glassport.Protocol.Addresses;

namespace Glassport.Analysis.Rendering;

/// <summary>Where a PORT, EPRT, PASV or EPSV says that data shall go; also when no data connection followed.</summary>
internal static class NegotiatedEndpoint
{
    /// <summary>The endpoint that the exchange named, or null when it named none; <paramref name="data"/> is the connection that came of it.</summary>
    public static Endpoint? Of(Exchange exchange, DataConnection? data, HostAddress server)
    {
        if (!IsNegotiation(exchange.Command.Verb))
            return null;
        if (data?.NegotiatedEndpoint is { } known)
            return known;
        DataEndpoint named = default;
        bool readable = exchange.Command.Verb switch
        {
            "PORT" => HostPort.TryParse(exchange.Command.Argument, out named),
            "EPRT" => ExtendedPort.TryParse(exchange.Command.Argument, out named),
            "PASV" when exchange.FinalReply is { Code: 227 } reply => PassiveReply.TryParse(reply.Text, out named),
            "EPSV" when exchange.FinalReply is { Code: 229 } reply => ExtendedPassiveReply.TryParse(reply.Text, out named),
            _ => false,
        };
        return readable ? new Endpoint(named.Address is null ? server : HostAddress.From(named.Address), (ushort)named.Port) : null;
    }

    /// <summary>Whether the verb prepares a data connection in one of the ways that the logs know.</summary>
    public static bool IsNegotiation(string verb) => verb is "PORT" or "EPRT" or "PASV" or "EPSV";
}
