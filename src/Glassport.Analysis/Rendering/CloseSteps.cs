using Glassport.Analysis.Model;

namespace Glassport.Analysis.Rendering;

/// <summary>The packets that closed a connection, each with its sender where that is certain.</summary>
internal static class CloseSteps
{
    /// <summary>
    /// The steps of <paramref name="close"/>. The model tells who began, not who sent each packet: three packets, or four of a
    /// data connection, leave one order (RFC 9293 §3.6); in a control connection both sides may close at once, so the last two stay open.
    /// </summary>
    public static IEnumerable<(long Packet, Side? Sender, string Label, bool Reset)> Of(Close close, bool isData)
    {
        if (close.Kind == CloseKind.None)
            yield break;
        Side? first = close.Initiator;
        Side? other = first is null ? null : first == Side.Client ? Side.Server : Side.Client;
        int count = close.Packets.Count;
        bool three = close.Kind == CloseKind.Fin && count == 3 && !close.FourPackets;
        bool four = close.Kind == CloseKind.Fin && count == 4 && close.FourPackets;
        for (int i = 0; i < count; i++)
        {
            yield return (close.Packets[i], i) switch
            {
                (var packet, 0) => (packet, first, close.Kind == CloseKind.Rst ? "RST" : "FIN", close.Kind == CloseKind.Rst),
                (var packet, 1) when three => (packet, other, "FIN, ACK", false),
                (var packet, 2) when three => (packet, first, "ACK", false),
                (var packet, 1) when four && isData => (packet, other, "ACK", false),
                (var packet, 2) when four && isData => (packet, other, "FIN", false),
                (var packet, 3) when four && isData => (packet, first, "ACK", false),
                (var packet, 1) when close.Kind == CloseKind.Fin && count == 2 => (packet, other, "ACK", false),
                (var packet, _) => (packet, null, close.Kind switch { CloseKind.Rst => "RST", CloseKind.FinRst => "FIN / ACK / RST", _ => "FIN / ACK" }, close.Kind != CloseKind.Fin),
            };
        }
    }
}
