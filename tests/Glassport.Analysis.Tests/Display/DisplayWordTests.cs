using Glassport.Analysis.Display;
using Glassport.Analysis.Filtering;
using Glassport.Analysis.Model;
using Glassport.Analysis.Tracking;
using Glassport.Packets;

namespace Glassport.Analysis.Tests.Display;

/// <summary>Every word of the language over a table of a few packets, each of which has what the word is about.</summary>
public sealed class DisplayWordTests
{
    private static readonly HostAddress Client = HostAddress.FromIPv4(0xC000_0201);
    private static readonly HostAddress Server = HostAddress.FromIPv4(0xC000_0202);
    private static readonly HostAddress Other = new(0x2001_0DB8_0000_0000, 1);

    private static readonly (PacketKind Kind, HostAddress From, int FromPort, HostAddress To, int ToPort, Roles Roles, string Summary)[] Rows =
    [
        (PacketKind.Arp, Client, 0, Server, 0, Roles.Other, "who has 192.0.2.2?"),
        (PacketKind.Icmp, Server, 0, Client, 0, Roles.Other, "port unreachable"),
        (PacketKind.NeighbourDiscovery, Other, 0, Other, 0, Roles.Other, "neighbour solicitation"),
        (PacketKind.Udp, Client, 50000, Server, 53, Roles.Other, "UDP"),
        (PacketKind.Undecoded, default, 0, default, 0, Roles.None, ""),
        (PacketKind.Tcp, Client, 50001, Server, 21, Roles.Syn, "SYN"),
        (PacketKind.Tcp, Server, 21, Client, 50001, Roles.SynAck, "SYN, ACK"),
        (PacketKind.Tcp, Client, 50001, Server, 21, Roles.Command, "USER alice"),
        (PacketKind.Tcp, Server, 21, Client, 50001, Roles.Reply, "331 Password?"),
        (PacketKind.Tcp, Server, 21, Client, 50001, Roles.Reply | Roles.Retransmission, "211-Features"),
        (PacketKind.Tcp, Client, 50001, Server, 21, Roles.FastRetransmission, "ACK"),
        (PacketKind.Tcp, Client, 50001, Server, 21, Roles.SpuriousRetransmission, "ACK"),
        (PacketKind.Tcp, Client, 50001, Server, 21, Roles.OutOfOrder, "ACK"),
        (PacketKind.Tcp, Client, 50001, Server, 21, Roles.DuplicateAck, "ACK"),
        (PacketKind.Tcp, Client, 50001, Server, 21, Roles.LostSegment, "ACK"),
        (PacketKind.Tcp, Client, 50001, Server, 21, Roles.ZeroWindow, "ACK"),
        (PacketKind.Tcp, Client, 50001, Server, 21, Roles.KeepAlive, "ACK"),
        (PacketKind.Tcp, Client, 50001, Server, 21, Roles.ReusedPorts, "SYN"),
        (PacketKind.Tcp, Client, 50001, Server, 21, Roles.Tls, "TLS"),
        (PacketKind.Tcp, Client, 50001, Server, 21, Roles.Fin, "FIN, ACK"),
        (PacketKind.Tcp, Client, 50001, Server, 21, Roles.Rst, "RST"),
    ];

    private static readonly PacketTable Table = Filled();

    [Theory]
    [InlineData("arp", "1")]
    [InlineData("icmp", "2 3")]
    [InlineData("udp", "4")]
    [InlineData("tcp", "6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21")]
    [InlineData("ip and not tcp", "2 3 4")]
    [InlineData("tls", "19")]
    [InlineData("ftp.request", "8")]
    [InlineData("ftp.response", "9 10")]
    [InlineData("tcp.flags.syn", "6 7")]
    [InlineData("tcp.flags.fin", "20")]
    [InlineData("tcp.flags.reset", "21")]
    [InlineData("tcp.analysis.flags", "10 11 12 13 14 15 16 17 18")]
    [InlineData("tcp.analysis.retransmission", "10 11 12")]
    [InlineData("tcp.analysis.out_of_order", "13")]
    [InlineData("tcp.analysis.duplicate_ack", "14")]
    [InlineData("tcp.analysis.lost_segment", "15")]
    [InlineData("tcp.analysis.zero_window", "16")]
    [InlineData("tcp.analysis.keep_alive", "17")]
    [InlineData("ftp", "")]
    [InlineData("ftp-data", "")]
    [InlineData("frame.number == 7", "7")]
    [InlineData("frame.len == 103", "3")]
    [InlineData("frame.len > 119", "20 21")]
    [InlineData("frame.cap_len <= 62", "1 2")]
    [InlineData("ip.addr == 2001:db8::/32", "3")]
    [InlineData("ip.src == 192.0.2.2 and not tcp", "2")]
    [InlineData("ip.dst == 192.0.2.2 and not tcp", "1 4")]
    [InlineData("ip.addr != 192.0.2.1", "3 5")]
    [InlineData("tcp.port == 50001 and tcp.flags.syn", "6 7")]
    [InlineData("tcp.srcport == 21", "7 9 10")]
    [InlineData("tcp.dstport == 50001", "7 9 10")]
    [InlineData("udp.port == 53", "4")]
    [InlineData("udp.srcport == 50000", "4")]
    [InlineData("udp.dstport == 53", "4")]
    [InlineData("udp.srcport == 53", "")]
    [InlineData("ftp.request.command == user", "8")]
    [InlineData("ftp.request.command contains SE", "8")]
    [InlineData("ftp.response.code == 331", "9")]
    [InlineData("ftp.response.code == 211", "10")]
    [InlineData("ftp.response.code >= 300", "9")]
    [InlineData("ftp.response.code lt 300", "10")]
    [InlineData("ftp.response and ftp.response.code ne 331", "10")]
    [InlineData("role == zero-window", "16")]
    [InlineData("role == other", "1 2 3 4 5")]
    [InlineData("role != other", "6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21")]
    [InlineData("phase == login", "")]
    [InlineData("conversation == c1", "")]
    [InlineData("data == d1", "")]
    [InlineData("info == tls", "19")]
    [InlineData("info contains \"who HAS\"", "1")]
    public void A_word_takes_the_packets_that_have_it(string text, string numbers)
    {
        Assert.True(DisplayFilter.TryParse(text, out DisplayFilter? filter, out FilterSyntaxError? error), error?.Message);
        List<int> fitting = [];

        filter.Select(Table, 0, Table.Count, fitting);

        Assert.Equal(numbers, string.Join(' ', fitting));
    }

    [Theory]
    [InlineData("arp or udp and tcp", "1")]
    [InlineData("(arp or udp) and udp", "4")]
    [InlineData("not arp and not tcp and ip", "2 3 4")]
    [InlineData("not (arp or tcp or icmp)", "4 5")]
    [InlineData("!(!arp)", "1")]
    public void And_binds_closer_than_or_and_not_closest(string text, string numbers) => A_word_takes_the_packets_that_have_it(text, numbers);

    [Theory]
    [InlineData("frame.number contains 1", "a number contains nothing; write == or another comparison")]
    [InlineData("ip.addr < 192.0.2.1", "an address is compared by == or !=")]
    [InlineData("info > a", "a text is compared by == or !=")]
    [InlineData("phase > login", "a phase is compared by == or !=")]
    [InlineData("role > syn", "a role is compared by == or !=")]
    [InlineData("ftp.response.code == ok", "'ok' is no number; write digits only")]
    public void A_comparison_that_makes_no_sense_says_which_does(string text, string message)
    {
        Assert.False(DisplayFilter.TryParse(text, out _, out FilterSyntaxError? error));
        Assert.Equal(message, error!.Message);
    }

    [Theory]
    [InlineData("phase == nothing", "login")]
    [InlineData("role == nothing", "syn")]
    public void An_unknown_name_is_answered_with_the_known_ones(string text, string known)
    {
        Assert.False(DisplayFilter.TryParse(text, out _, out FilterSyntaxError? error));
        Assert.Contains(known, error!.Message, StringComparison.Ordinal);
        Assert.Contains("'nothing'", error.Message, StringComparison.Ordinal);
    }

    private static PacketTable Filled()
    {
        PacketTable table = new();
        Packet[] packets = [.. Rows.Select(static (row, index) => new Packet
        {
            Number = index + 1, Kind = row.Kind, Source = row.From, SourcePort = (ushort)row.FromPort, Destination = row.To, DestinationPort = (ushort)row.ToPort,
            Length = 61 + index, OriginalLength = 101 + index,
        })];
        table.Arrive(packets, 0);
        for (int index = 0; index < packets.Length; index++)
            table.Note(packets[index], Rows[index].Roles, new PhaseAnchor(), Rows[index].Summary);
        return table;
    }
}
