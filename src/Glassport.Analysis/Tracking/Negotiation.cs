using Glassport.Packets;

namespace Glassport.Analysis.Tracking;

/// <summary>A PORT, PASV or successor: where a data connection is expected.</summary>
internal sealed class Negotiation(IControlEnds owner, ExchangeBuilder? exchange, bool active)
{
    // Who scans a port that was negotiated makes connections without end; only the first few can be the transfer's.
    private const int MaximumConnections = 64;

    /// <summary>The control connection on which it was said.</summary>
    public IControlEnds Owner { get; } = owner;

    /// <summary>The negotiating command; null for the default data port (RFC 959 §3.2).</summary>
    public ExchangeBuilder? Exchange { get; } = exchange;

    /// <summary>Whether the server is to connect to the client.</summary>
    public bool Active { get; } = active;

    /// <summary>The address and port named, once known.</summary>
    public Endpoint? Endpoint { get; set; }

    public string? Arithmetic { get; set; }

    /// <summary>Whether an earlier transfer used the same PORT (RFC 959 §3.2: it stays in force until another is given).</summary>
    public bool IsReused { get; init; }

    /// <summary>Whether the server refused it.</summary>
    public bool Refused { get; set; }

    /// <summary>The transfer command that came next.</summary>
    public ExchangeBuilder? Transfer { get; set; }

    /// <summary>How many connections have used the endpoint.</summary>
    public int Uses { get; set; }

    /// <summary>Those of them that are followed.</summary>
    public List<DataTracker> Connections { get; } = [];

    /// <summary>The connection that carried the transfer: the expected caller's, else the first.</summary>
    public DataTracker? Carrier
    {
        get
        {
            foreach (DataTracker data in Connections)
            {
                if (!data.CallerIsThirdHost)
                    return data;
            }

            return Connections.Count > 0 ? Connections[0] : null;
        }
    }

    /// <summary>How well a SYN fits: 0 not at all, more is better.</summary>
    public int Fit(Endpoint from, Endpoint to)
    {
        if (Endpoint is not { } endpoint || endpoint.Port != to.Port || Refused || Uses >= MaximumConnections)
            return 0;
        HostAddress expectedCaller = Active ? Owner.Server.Address : Owner.Client.Address;
        HostAddress expectedCalled = Active ? Owner.Client.Address : Owner.Server.Address;
        bool caller = from.Address == expectedCaller;
        if (endpoint.Address == to.Address)
            return caller ? 6 : 4;
        if (!caller || Uses > 0)
            return 0;

        // The named address was rewritten (NAT), or the caller did not believe it.
        return to.Address == expectedCalled ? 3 : 1;
    }
}
