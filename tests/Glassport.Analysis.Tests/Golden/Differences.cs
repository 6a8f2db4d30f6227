namespace Glassport.Analysis.Tests.Golden;

/// <summary>
/// Every place where docs/explanation.md stands over the truth beside a golden capture. What is not listed here is compared
/// as it is, and what is listed must still differ.
/// </summary>
internal static class Differences
{
    private const string Unused = "data is no phase: a data connection that no transfer used is part of its negotiation.";

    /// <summary>The table.</summary>
    public static IReadOnlyList<Difference> All { get; } =
    [
        .. Phases("09-ipv6-eprt-active-vsftpd", 1, 2, "icmp", "arp", "Neighbour discovery travels in ICMPv6, but the phase arp holds it."),
        .. Phases("24-ftps-explicit-curl-tls12", 11, 14, "tls", "tls-setup", "The TLS handshake on the control connection is tls-setup; tls begins after it."),
        .. Phases("31-pasv-unroutable-address", 19, 19, "data", "negotiation", Unused),
        .. Phases("31-pasv-unroutable-address", 21, 23, "data", "negotiation", Unused),
        new("31-pasv-unroutable-address", "third host calls in d1", "True", "False", "The client itself calls; the third host is the one that is called."),
        .. Phases("44-mid-stream-after-login", 1, 1, "control", "other", "control is no phase: a packet before anything that it could belong to is other."),
        new("45-snaplen-96", "otherConnections[0].packets", "40", "48",
            "The truth lists only the first forty packets of such a connection; tcp.port == 50824 has 48."),
    ];

    /// <summary>The difference at a place, or null.</summary>
    public static Difference? Find(string capture, string place)
    {
        foreach (Difference difference in All)
        {
            if (difference.Capture == capture && difference.Place == place)
                return difference;
        }

        return null;
    }

    private static IEnumerable<Difference> Phases(string capture, int first, int last, string truth, string contract, string reason) =>
        Enumerable.Range(first, last - first + 1)
            .Select(packet => new Difference(capture, $"phase of packet {packet}", $"\"{truth}\"", $"\"{contract}\"", reason));
}
