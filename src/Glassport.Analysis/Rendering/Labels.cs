using System.Globalization;
using Glassport.Analysis.Model;
using Glassport.Analysis.Story;

namespace Glassport.Analysis.Rendering;

/// <summary>Every word that a page says by itself, in one language; stories and findings bring their own.</summary>
internal sealed partial record Labels
{
    public required string LanguageTag { get; init; }
    public required string Report { get; init; }
    public required string Capture { get; init; }
    public required string Files { get; init; }
    public required string Format { get; init; }
    public required string LinkTypes { get; init; }
    public required string Packets { get; init; }
    public required string Packet { get; init; }
    public required string Bytes { get; init; }
    public required string TimeSpan { get; init; }
    public required string Truncated { get; init; }
    public required string Undecoded { get; init; }
    public required string Dropped { get; init; }
    public required string Damage { get; init; }
    public required string DamageAt { get; init; }
    public required string NoDamage { get; init; }
    public required string Comments { get; init; }
    public required string Empty { get; init; }
    public required string Findings { get; init; }
    public required string NoFindings { get; init; }
    public required string Advice { get; init; }
    public required string FindingId { get; init; }
    public required string Conversations { get; init; }
    public required string Client { get; init; }
    public required string Server { get; init; }
    public required string User { get; init; }
    public required string Outcome { get; init; }
    public required string Duration { get; init; }
    public required string Transfers { get; init; }
    public required string Command { get; init; }
    public required string Path { get; init; }
    public required string Direction { get; init; }
    public required string Upload { get; init; }
    public required string Download { get; init; }
    public required string ToServer { get; init; }
    public required string ToClient { get; init; }
    public required string Rate { get; init; }
    public required string Result { get; init; }
    public required string Complete { get; init; }
    public required string Incomplete { get; init; }
    public required string NotOpened { get; init; }
    public required string Unused { get; init; }
    public required string Active { get; init; }
    public required string Passive { get; init; }
    public required string Story { get; init; }
    public required string Ladder { get; init; }
    public required string LadderLegend { get; init; }
    public required string ControlLane { get; init; }
    public required string DataLane { get; init; }
    public required string Dialogue { get; init; }
    public required string Reply { get; init; }
    public required string Acknowledged { get; init; }
    public required string AckPiggyback { get; init; }
    public required string AckFin { get; init; }
    public required string Time { get; init; }
    public required string Phase { get; init; }
    public required string Around { get; init; }
    public required string AddressResolutions { get; init; }
    public required string Request { get; init; }
    public required string Answer { get; init; }
    public required string Asks { get; init; }
    public required string Sender { get; init; }
    public required string Target { get; init; }
    public required string OtherConnections { get; init; }
    public required string LooksLike { get; init; }
    public required string From { get; init; }
    public required string To { get; init; }
    public required string Role { get; init; }
    public required string Length { get; init; }
    public required string Summary { get; init; }
    public required string NoFtp { get; init; }
    public required string NoFtpInstead { get; init; }
    public required string NoFtpNothing { get; init; }
    public required string MoreConversations { get; init; }
    public required string MoreConversationsTold { get; init; }
    public required string MoreRows { get; init; }
    public required string MorePackets { get; init; }
    public required string MoreFindings { get; init; }
    public required string Group { get; init; }
    public required string GroupAllComplete { get; init; }
    public required string GroupIncomplete { get; init; }
    public required string GroupLargest { get; init; }
    public required string GroupSteps { get; init; }
    public required string GroupTitle { get; init; }
    public required string Encrypted { get; init; }
    public required string PayloadPackets { get; init; }
    public required string Filter { get; init; }
    public required string ThemeSwitch { get; init; }
    public required string TlsLine { get; init; }
    public required string ListingOf { get; init; }
    public required string ShowAll { get; init; }
    public required string Errors { get; init; }
    public required string MadeBy { get; init; }
    public required string TransferCount { get; init; }
    public required string PacketCount { get; init; }
    public required string OnePacket { get; init; }
    public required string Name { get; init; }
    public required string Size { get; init; }
    public required string Modified { get; init; }
    public required string Kind { get; init; }
    public required IReadOnlyList<string> Severities { get; init; }
    public required IReadOnlyList<string> Outcomes { get; init; }
    public required IReadOnlyList<string> Phases { get; init; }

    /// <summary>The labels of a language.</summary>
    public static Labels For(Language language) => language == Language.Chinese ? Chinese : English;

    /// <summary>A label with <c>{0}</c> and so on filled in.</summary>
    public static string Fill(string label, params object[] values) => string.Format(CultureInfo.InvariantCulture, label, values);

    /// <summary>A severity's name.</summary>
    public string Of(Severity severity) => Severities[(int)severity];

    /// <summary>How a conversation ended.</summary>
    public string Of(Outcome outcome) => Outcomes[(int)outcome];

    /// <summary>A phase's name, for where its story gives none.</summary>
    public string Of(PhaseName phase) => Phases[(int)phase];

    /// <summary>Which way the bytes of a transfer went, or an empty text.</summary>
    public string Of(Side? sender) => sender switch
    {
        Side.Client => Upload,
        Side.Server => Download,
        _ => "",
    };

    /// <summary>The same in fewer letters.</summary>
    public string Towards(Side? sender) => sender switch
    {
        Side.Client => ToServer,
        Side.Server => ToClient,
        _ => "",
    };

    /// <summary>A word for packets, with their numbers.</summary>
    public string PacketsOf(string numbers) => Fill(numbers.AsSpan().IndexOfAny('–', ',') < 0 ? OnePacket : PacketCount, numbers);
}
