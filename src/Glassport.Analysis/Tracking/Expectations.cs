using Glassport.Packets;

namespace Glassport.Analysis.Tracking;

/// <summary>The data connections that any conversation expects, by the port that was named.</summary>
internal sealed class Expectations
{
    private readonly Dictionary<ushort, List<Negotiation>> byPort = [];

    /// <summary>A connection to the negotiation's endpoint is expected from now on.</summary>
    public void Add(Negotiation negotiation)
    {
        ushort port = negotiation.Endpoint!.Value.Port;
        if (!byPort.TryGetValue(port, out List<Negotiation>? list))
            byPort.Add(port, list = new List<Negotiation>(1));
        list.Add(negotiation);
    }

    /// <summary>It is not expected any more.</summary>
    public void Remove(Negotiation negotiation)
    {
        if (negotiation.Endpoint is not { } endpoint || !byPort.TryGetValue(endpoint.Port, out List<Negotiation>? list))
            return;
        list.Remove(negotiation);
        if (list.Count == 0)
            byPort.Remove(endpoint.Port);
    }

    /// <summary>The negotiation that a new connection fits best, or null; and another conversation's that names the same endpoint.</summary>
    public Negotiation? Find(Endpoint from, Endpoint to, out Negotiation? also)
    {
        also = null;
        if (!byPort.TryGetValue(to.Port, out List<Negotiation>? list))
            return null;
        Negotiation? best = null;
        int bestFit = 0;
        foreach (Negotiation candidate in list)
        {
            int fit = candidate.Fit(from, to);
            if (fit > 0 && fit >= bestFit)
            {
                best = candidate;
                bestFit = fit;
            }
        }

        foreach (Negotiation candidate in list)
        {
            if (best is not null && candidate.Owner != best.Owner && candidate.Endpoint == best.Endpoint
                && candidate.Active != best.Active && candidate.Fit(from, to) > 0)
            {
                also = candidate;
            }
        }

        return best;
    }
}
