using System.Globalization;
using Glassport.Analysis.Model;
using Glassport.Analysis.Story;

namespace Glassport.Analysis.Findings;

/// <summary>A finding as its words see it: the values by name, and packets ready to be read aloud.</summary>
/// <param name="Finding">The finding.</param>
/// <param name="Language">The language of the words.</param>
internal readonly record struct Evidence(Finding Finding, Language Language)
{
    /// <summary>All packets of the finding, in words.</summary>
    public string Packets => Phrase.Packets(Finding.Packets, Language);

    /// <summary>The packets at the start of an English sentence.</summary>
    public string PacketsFirst => Phrase.Capital(Packets);

    /// <summary>A value; empty when the rule did not give it.</summary>
    public string this[string name] => Finding.Values.TryGetValue(name, out string? value) ? value : "";

    /// <summary>Whether the rule gave a value.</summary>
    public bool Has(string name) => Finding.Values.ContainsKey(name);

    /// <summary>A value that is a packet number, in words.</summary>
    public string Packet(string name) => Phrase.Packet(Number(name), Language);

    /// <summary>A value that is a number.</summary>
    public long Number(string name) => long.TryParse(this[name], CultureInfo.InvariantCulture, out long number) ? number : 0;

    /// <summary>A value that is a number of bytes, in words.</summary>
    public string Bytes(string name) => Phrase.Bytes(Number(name), Language);

    /// <summary>A value in milliseconds, in words.</summary>
    public string Duration(string name) =>
        Phrase.Duration(double.TryParse(this[name], CultureInfo.InvariantCulture, out double ms) ? ms : 0, Language);

    /// <summary>A value that is text from the wire, quoted and shortened.</summary>
    public string Quote(string name) => Phrase.Quote(this[name]);

    /// <summary>A value that is <c>client</c> or <c>server</c>, in words.</summary>
    public string Side(string name) => Phrase.Of(this[name] == "client" ? Model.Side.Client : Model.Side.Server, Language);

    /// <summary>A data connection or file: the command with its path, shortened; <c>the data connection</c> without one.</summary>
    public string Transfer => Has("command")
        ? Phrase.Quote(this["command"])
        : Language == Language.Chinese ? "数据连接" : "the data connection";

    /// <summary>Makes a finding: packets sorted and each once, values without those that are null.</summary>
    public static Finding Collect(
        IFindingRule rule, string? conversation, string? dataConnection, IEnumerable<long?> packets, ReadOnlySpan<(string, object?)> values)
    {
        SortedSet<long> sorted = [];
        foreach (long? packet in packets)
        {
            if (packet is > 0)
                sorted.Add(packet.Value);
        }

        Dictionary<string, string> texts = [];
        foreach ((string name, object? value) in values)
        {
            if (value is not null)
                texts[name] = Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
        }

        return new Finding(rule.Id, rule.Severity, conversation, dataConnection, [.. sorted], texts);
    }
}
