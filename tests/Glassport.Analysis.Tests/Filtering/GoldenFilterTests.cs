using System.Text.Json;
using System.Text.Json.Nodes;
using Glassport.Analysis.Filtering;
using Glassport.Analysis.Model;
using Glassport.Analysis.Tests.Golden;
using Glassport.Packets;

namespace Glassport.Analysis.Tests.Filtering;

/// <summary>Of every golden capture the filter lets through what the explanation gives to FTP.</summary>
public class GoldenFilterTests
{
    public static TheoryData<string> Captures => GoldenCaptures.All;

    [Theory]
    [MemberData(nameof(Captures))]
    public async Task What_belongs_to_conversations_is_let_through_and_nothing_else(string capture)
    {
        Explanation explanation = (await GoldenCaptures.GetAsync(capture)).Explanation;
        IReadOnlyList<Frame> frames = await FramesAsync(capture);
        IReadOnlyList<Frame> mixed = Noise.Mixed(frames, Noise.Around(frames));

        Filtered filtered = Filtered.Of(mixed);

        HashSet<Frame> own = new(frames, ReferenceEqualityComparer.Instance);
        Assert.All(filtered.Numbers, number => Assert.Contains(mixed[(int)number - 1], own));
        Assert.Equal(filtered.Numbers.Order(), filtered.Numbers);
        Dictionary<Frame, long> numbers = new(ReferenceEqualityComparer.Instance);
        foreach (Frame frame in frames)
            numbers.Add(frame, numbers.Count + 1);
        AssertWanted(explanation, frames, [.. filtered.Numbers.Select(number => numbers[mixed[(int)number - 1]])]);
    }

    [Theory]
    [MemberData(nameof(Captures))]
    public async Task What_is_let_through_is_explained_as_before(string capture)
    {
        IReadOnlyList<Frame> frames = await FramesAsync(capture);
        HashSet<long> kept = [.. Filtered.Of(frames).Numbers];
        IReadOnlyList<Frame> left = [.. frames.Select((frame, i) => kept.Contains(i + 1) ? frame : Noise.Blank(frame))];

        await AssertSameConversationsAsync(capture, new FrameSource(left));
    }

    [Theory]
    [MemberData(nameof(Captures))]
    public async Task Headers_are_enough_to_explain_everything_but_contents(string capture)
    {
        IReadOnlyList<Frame> frames = await FramesAsync(capture);

        Filtered filtered = Filtered.Of(frames, options: new FtpFilterOptions { HeadersOnly = true });

        Assert.Equal(Filtered.Of(frames).Numbers, filtered.Numbers);
        Explanation whole = (await GoldenCaptures.GetAsync(capture)).Explanation;
        HashSet<long> data = [.. DataPacketsOf(whole), .. HiddenPackets(whole, frames)];
        foreach ((KeptPacket packet, Frame frame) in filtered.Packets.Zip(filtered.Frames))
        {
            Frame original = frames[(int)packet.Number - 1];
            int length = data.Contains(packet.Number) ? FtpFilter.HeaderLength(Filtered.Decoded(original)) : original.Bytes.Length;
            Assert.Equal(original.Bytes[..length], frame.Bytes);
            Assert.Equal(original.OriginalLength, frame.OriginalLength);
        }
    }

    private static Task<IReadOnlyList<Frame>> FramesAsync(string capture) => Frame.AllOfAsync(GoldenCaptures.PathOf(capture));

    // What is let through besides the packets of conversations, and nothing else: ARP and ICMP between their hosts, and
    // connections between the hosts of a session whose negotiations TLS hides.
    private static void AssertWanted(Explanation explanation, IReadOnlyList<Frame> frames, IReadOnlyList<long> numbers)
    {
        SortedSet<long> wanted = Filtered.PacketsOf(explanation.Conversations);
        foreach (long about in Filtered.Flat(explanation.Phases.Where(static phase => phase.Name is PhaseName.Arp or PhaseName.Icmp)))
        {
            Packet packet = Filtered.Decoded(frames[(int)about - 1]);
            if (explanation.Conversations.Any(c => IsBetween(packet, c.Client.Address, c.Server.Address)))
                wanted.Add(about);
        }

        wanted.UnionWith(HiddenPackets(explanation, frames));
        Assert.Equal(wanted, numbers);
    }

    // In IPv6 either may ask from its link-local address.
    private static bool IsBetween(in Packet packet, HostAddress client, HostAddress server) =>
        (IsLinkLocal(packet.Source) || packet.Source == client || packet.Source == server)
        && (IsLinkLocal(packet.Destination) || packet.Destination == client || packet.Destination == server);

    private static bool IsLinkLocal(HostAddress address) => address.ToIPAddress().IsIPv6LinkLocal;

    private static IEnumerable<long> HiddenPackets(Explanation explanation, IReadOnlyList<Frame> frames) => explanation.OtherConnections
        .Where(other => IsHidden(explanation, other)).SelectMany(other => PacketsBetween(frames, other.From, other.To));

    private static bool IsHidden(Explanation explanation, OtherConnection other) => other.To.Port > 1023 && explanation.Conversations.Any(
        conversation => conversation.Tls is not null
            && (conversation.Client.Address, conversation.Server.Address) == (other.From.Address, other.To.Address));

    private static IEnumerable<long> DataPacketsOf(Explanation explanation) =>
        explanation.Packets!.Where(static packet => packet.DataConnection is not null).Select(static packet => packet.Packet);

    private static IEnumerable<long> PacketsBetween(IReadOnlyList<Frame> frames, Endpoint one, Endpoint other)
    {
        for (int i = 0; i < frames.Count; i++)
        {
            Packet packet = Filtered.Decoded(frames[i]);
            if ((packet.From == one && packet.To == other) || (packet.From == other && packet.To == one))
                yield return i + 1;
        }
    }

    private static async Task AssertSameConversationsAsync(string capture, IPacketSource left)
    {
        JsonElement want = (await GoldenCaptures.GetAsync(capture)).Json;
        JsonElement got = Pipeline.Json(await Pipeline.ExplainAsync(left));
        Comparison comparison = new(capture);
        comparison.Identical("conversations", Member(want), Member(got));
        comparison.Conclude();
    }

    private static JsonNode? Member(JsonElement explanation) => JsonNode.Parse(explanation.GetProperty("conversations").GetRawText());
}
