using Glassport.Analysis.Model;

namespace Glassport.Analysis.Tests.Peers;

/// <summary>
/// tcp-words.pcapng holds small TCP dialogues that are made to meet one rule of tcp.analysis each: repeated SYNs and FINs, reused
/// ports, probes, acknowledgments of what was never seen. tcp-words.txt holds the words that tshark 4.0.17 has for their packets.
/// </summary>
public sealed class TcpWordTests
{
    private static readonly Dictionary<string, Roles> Words = new()
    {
        ["retransmission"] = Roles.Retransmission,
        ["fast-retransmission"] = Roles.FastRetransmission,
        ["spurious-retransmission"] = Roles.SpuriousRetransmission,
        ["out-of-order"] = Roles.OutOfOrder,
        ["duplicate-ack"] = Roles.DuplicateAck,
        ["keep-alive"] = Roles.KeepAlive,
        ["zero-window"] = Roles.ZeroWindow,
        ["lost-segment"] = Roles.LostSegment,
        ["reused-ports"] = Roles.ReusedPorts,
    };

    [Fact]
    public async Task Every_packet_has_the_words_that_wireshark_has_for_it()
    {
        Explanation explanation = await PeerCaptures.ExplainAsync("tcp-words");
        string[] expected = await File.ReadAllLinesAsync(PeerCaptures.PathOf("tcp-words.txt"));

        List<string> told = [];
        foreach (PacketRole packet in explanation.Packets!)
        {
            string words = string.Join(' ', Words.Where(word => packet.Roles.HasFlag(word.Value)).Select(word => word.Key));
            if (words.Length > 0)
                told.Add($"{packet.Packet} {words}");
        }

        Assert.Equal(expected, told);
    }
}
