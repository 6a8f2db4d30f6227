using System.Globalization;
using Glassport.Analysis.Filtering;
using Glassport.Analysis.Model;
using Glassport.Packets;

namespace Glassport.Analysis.Display;

/// <summary>Every word of display filters: those that stand for themselves, and the fields that are compared. One line each.</summary>
internal static class DisplayWords
{
    private const Roles Troubles = Roles.Retransmission | Roles.FastRetransmission | Roles.SpuriousRetransmission | Roles.OutOfOrder | Roles.DuplicateAck
        | Roles.LostSegment | Roles.ZeroWindow | Roles.KeepAlive | Roles.ReusedPorts;

    private static readonly Dictionary<string, DisplayTest> Flags = new(StringComparer.Ordinal)
    {
        ["arp"] = static (table, index) => table.At(index).Kind == PacketKind.Arp,
        ["icmp"] = static (table, index) => table.At(index).Kind is PacketKind.Icmp or PacketKind.NeighbourDiscovery,
        ["tcp"] = static (table, index) => table.At(index).Kind == PacketKind.Tcp,
        ["udp"] = static (table, index) => table.At(index).Kind == PacketKind.Udp,
        ["ip"] = static (table, index) => table.At(index).Kind is not (PacketKind.Arp or PacketKind.Undecoded),
        ["ftp"] = static (table, index) => PacketTable.ConversationOf(table.At(index)) is not null && table.At(index).Data is null,
        ["ftp-data"] = static (table, index) => table.At(index).Data is not null,
        ["tls"] = Has(Roles.Tls),
        ["ftp.request"] = Has(Roles.Command),
        ["ftp.response"] = Has(Roles.Reply),
        ["tcp.flags.syn"] = Has(Roles.Syn | Roles.SynAck),
        ["tcp.flags.fin"] = Has(Roles.Fin),
        ["tcp.flags.reset"] = Has(Roles.Rst),
        ["tcp.analysis.flags"] = Has(Troubles),
        ["tcp.analysis.retransmission"] = Has(Roles.Retransmission | Roles.FastRetransmission | Roles.SpuriousRetransmission),
        ["tcp.analysis.out_of_order"] = Has(Roles.OutOfOrder),
        ["tcp.analysis.duplicate_ack"] = Has(Roles.DuplicateAck),
        ["tcp.analysis.lost_segment"] = Has(Roles.LostSegment),
        ["tcp.analysis.zero_window"] = Has(Roles.ZeroWindow),
        ["tcp.analysis.keep_alive"] = Has(Roles.KeepAlive),
    };

    private static readonly Dictionary<string, Func<Comparison, string, (DisplayTest? Test, string Wrong)>> Fields = new(StringComparer.Ordinal)
    {
        ["frame.number"] = static (how, value) => Number(how, value, static (_, index) => index + 1),
        ["frame.len"] = static (how, value) => Number(how, value, static (table, index) => table.At(index).Length),
        ["frame.cap_len"] = static (how, value) => Number(how, value, static (table, index) => table.At(index).Captured),
        ["ip.addr"] = static (how, value) => Address(how, value, from: true, to: true),
        ["ip.src"] = static (how, value) => Address(how, value, from: true, to: false),
        ["ip.dst"] = static (how, value) => Address(how, value, from: false, to: true),
        ["tcp.port"] = static (how, value) => Port(how, value, PacketKind.Tcp, from: true, to: true),
        ["tcp.srcport"] = static (how, value) => Port(how, value, PacketKind.Tcp, from: true, to: false),
        ["tcp.dstport"] = static (how, value) => Port(how, value, PacketKind.Tcp, from: false, to: true),
        ["udp.port"] = static (how, value) => Port(how, value, PacketKind.Udp, from: true, to: true),
        ["udp.srcport"] = static (how, value) => Port(how, value, PacketKind.Udp, from: true, to: false),
        ["udp.dstport"] = static (how, value) => Port(how, value, PacketKind.Udp, from: false, to: true),
        ["ftp.request.command"] = static (how, value) => Text(how, value, static (table, index) => FirstWord(table, index, Roles.Command)),
        ["ftp.response.code"] = static (how, value) => Number(how, value, static (table, index) => int.TryParse(FirstWord(table, index, Roles.Reply), NumberStyles.None, CultureInfo.InvariantCulture, out int code) ? code : null),
        ["phase"] = static (how, value) => Phase(how, value),
        ["role"] = static (how, value) => Role(how, value),
        ["conversation"] = static (how, value) => Text(how, value, static (table, index) => PacketTable.ConversationOf(table.At(index)) ?? ""),
        ["data"] = static (how, value) => Text(how, value, static (table, index) => table.At(index).Data?.Id ?? ""),
        ["info"] = static (how, value) => Text(how, value, static (table, index) => table.At(index).Summary ?? ""),
    };

    /// <summary>All of them, in alphabetical order.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Flags.Keys.Concat(Fields.Keys).Order(StringComparer.Ordinal)];

    /// <summary>The test that a word is by itself, or null.</summary>
    public static DisplayTest? Flag(string word) => Flags.GetValueOrDefault(word);

    /// <summary>Whether a word is a field that is compared.</summary>
    public static bool IsField(string word) => Fields.ContainsKey(word);

    /// <summary>The test of a comparison; or what is wrong with it.</summary>
    public static (DisplayTest? Test, string Wrong) Compare(string field, Comparison how, string value) => Fields[field](how, value);

    /// <summary>The known word that is spelt most like another, or null.</summary>
    public static string? Nearest(string word) =>
        All.FirstOrDefault(known => known.StartsWith(word, StringComparison.Ordinal)) ?? All.FirstOrDefault(known => known.EndsWith("." + word, StringComparison.Ordinal));

    private static DisplayTest Has(Roles roles) => (table, index) => (table.At(index).Roles & roles) != 0;

    private static string FirstWord(PacketTable table, int index, Roles role)
    {
        ref readonly PacketTable.Entry entry = ref table.At(index);
        if ((entry.Roles & role) == 0 || entry.Summary is not { } summary)
            return "";
        int end = summary.AsSpan().IndexOfAny(' ', '-');
        return end < 0 ? summary : summary[..end];
    }

    // A packet without the field is unequal to every number, and neither less nor greater.
    private static (DisplayTest? Test, string Wrong) Number(Comparison how, string value, Func<PacketTable, int, long?> field)
    {
        if (!long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out long number))
            return (null, $"'{value}' is no number; write digits only");
        return how switch
        {
            Comparison.Equal => ((table, index) => field(table, index) == number, ""),
            Comparison.NotEqual => ((table, index) => field(table, index) != number, ""),
            Comparison.Less => ((table, index) => field(table, index) < number, ""),
            Comparison.AtMost => ((table, index) => field(table, index) <= number, ""),
            Comparison.Greater => ((table, index) => field(table, index) > number, ""),
            Comparison.AtLeast => ((table, index) => field(table, index) >= number, ""),
            _ => (null, "a number contains nothing; write == or another comparison"),
        };
    }

    private static (DisplayTest? Test, string Wrong) Port(Comparison how, string value, PacketKind kind, bool from, bool to)
    {
        if (!ushort.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out ushort port))
            return (null, $"'{value}' is no port; write 0 to 65535");
        bool Fits(PacketTable table, int index)
        {
            ref readonly PacketTable.Entry entry = ref table.At(index);
            return entry.Kind == kind && ((from && table.EndOf(entry.From).Port == port) || (to && table.EndOf(entry.To).Port == port));
        }

        return Either(how, Fits, "a port");
    }

    private static (DisplayTest? Test, string Wrong) Address(Comparison how, string value, bool from, bool to)
    {
        if (!AddressRange.TryParse(value, out AddressRange range))
            return (null, $"'{value}' is no address or network; write 192.0.2.1, 10.0.0.0/8 or 2001:db8::1");
        bool Fits(PacketTable table, int index)
        {
            ref readonly PacketTable.Entry entry = ref table.At(index);
            return (from && entry.From != 0 && range.Contains(table.EndOf(entry.From).Address)) || (to && entry.To != 0 && range.Contains(table.EndOf(entry.To).Address));
        }

        return Either(how, Fits, "an address");
    }

    private static (DisplayTest? Test, string Wrong) Phase(Comparison how, string value)
    {
        if (Enum.GetValues<PhaseName>().Where(phase => Model.Words.Of(phase) == value).Cast<PhaseName?>().FirstOrDefault() is not { } wanted)
            return (null, $"'{value}' is no phase; write one of {string.Join(", ", Enum.GetValues<PhaseName>().Select(Model.Words.Of))}");
        return Either(how, (table, index) => PacketTable.PhaseOf(table.At(index)) == wanted, "a phase");
    }

    private static (DisplayTest? Test, string Wrong) Role(Comparison how, string value)
    {
        Roles[] known = [.. Enum.GetValues<Roles>().Where(static role => role != Roles.None)];
        if (known.FirstOrDefault(role => Model.Words.Of(role).First() == value) is not (not Roles.None and var wanted))
            return (null, $"'{value}' is no role; write one of {string.Join(", ", known.Select(static role => Model.Words.Of(role).First()))}");
        // What is not known, or not yet, is shown as "other" too.
        return Either(how, wanted == Roles.Other ? static (table, index) => table.At(index).Roles is Roles.None or Roles.Other : Has(wanted), "a role");
    }

    private static (DisplayTest? Test, string Wrong) Text(Comparison how, string value, Func<PacketTable, int, string> field) => how switch
    {
        Comparison.Contains => ((table, index) => field(table, index).Contains(value, StringComparison.OrdinalIgnoreCase), ""),
        _ => Either(how, (table, index) => string.Equals(field(table, index), value, StringComparison.OrdinalIgnoreCase), "a text"),
    };

    private static (DisplayTest? Test, string Wrong) Either(Comparison how, DisplayTest fits, string what) => how switch
    {
        Comparison.Equal => (fits, ""),
        Comparison.NotEqual => ((table, index) => !fits(table, index), ""),
        _ => (null, $"{what} is compared by == or !="),
    };
}
