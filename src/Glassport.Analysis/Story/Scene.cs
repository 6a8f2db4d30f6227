using Glassport.Analysis.Model;

namespace Glassport.Analysis.Story;

/// <summary>A phase as the story sees it: its exchanges and data connection, and what was explained before.</summary>
internal sealed class Scene
{
    /// <summary>Sets the scene.</summary>
    public Scene(Phase phase, Conversation conversation, Language language)
    {
        Phase = phase;
        Conversation = conversation;
        Tale = new Tale(language);
        Data = Find(conversation, phase.DataConnection);
        Exchanges = Collect();
    }

    /// <summary>The phase.</summary>
    public Phase Phase { get; }

    /// <summary>Its conversation.</summary>
    public Conversation Conversation { get; }

    /// <summary>The text so far.</summary>
    public Tale Tale { get; }

    /// <summary>The language of the text.</summary>
    public Language Language => Tale.Language;

    /// <summary>Whether the text is Chinese.</summary>
    public bool IsChinese => Language == Language.Chinese;

    /// <summary>The data connection of a transfer, or null.</summary>
    public DataConnection? Data { get; }

    /// <summary>The exchanges of the phase, in order of their commands.</summary>
    public IReadOnlyList<Exchange> Exchanges { get; }

    /// <summary>A packet in words.</summary>
    public string P(long packet) => Phrase.Packet(packet, Language);

    /// <summary>Packets in words.</summary>
    public string P(IReadOnlyList<long> packets) => Phrase.Packets(packets, Language);

    /// <summary>A side in words.</summary>
    public string Who(Side side) => Phrase.Of(side, Language);

    /// <summary>The text for a title and what was said so far.</summary>
    public PhaseWords Titled(string english, string chinese) => new(IsChinese ? chinese : english, Tale.ToString());

    /// <summary>Whether this is the first phase of the conversation for which <paramref name="isSuch"/> holds: the place to explain.</summary>
    public bool IsFirst(Func<Phase, bool> isSuch)
    {
        foreach (Phase phase in Conversation.Phases)
        {
            if (ReferenceEquals(phase, Phase) || phase == Phase)
                return true;
            if (isSuch(phase))
                return false;
        }

        return true;
    }

    /// <summary>Whether no earlier phase had the same name.</summary>
    public bool IsFirstOfItsKind => IsFirst(phase => phase.Name == Phase.Name);

    /// <summary>The data connection of that id, or null.</summary>
    public static DataConnection? Find(Conversation conversation, string? id)
    {
        if (id is null)
            return null;
        // Ids count upwards over the capture: shorter is smaller.
        int low = 0, high = conversation.DataConnections.Count - 1;
        while (low <= high)
        {
            int middle = (low + high) / 2;
            string candidate = conversation.DataConnections[middle].Id;
            int order = candidate.Length != id.Length ? candidate.Length - id.Length : string.CompareOrdinal(candidate, id);
            if (order == 0)
                return conversation.DataConnections[middle];
            if (order < 0)
                low = middle + 1;
            else
                high = middle - 1;
        }

        return conversation.DataConnections.FirstOrDefault(data => data.Id == id);
    }

    private List<Exchange> Collect()
    {
        SortedSet<int> indexes = [];
        foreach (PacketRange range in Phase.Packets)
        {
            for (int i = FirstFrom(range.First); i < Conversation.Exchanges.Count; i++)
            {
                Exchange exchange = Conversation.Exchanges[i];
                if (exchange.Command.Packet > range.Last)
                    break;
                if (exchange.Phase == Phase.Name && (Phase.DataConnection is null || exchange.DataConnection is null || exchange.DataConnection == Phase.DataConnection))
                    indexes.Add(i);
            }
        }

        // A pipelining client puts commands of several phases into one packet, which belongs to one of them only.
        if (Data is not null)
        {
            Add(Data.NegotiationPackets.Count > 0 ? Data.NegotiationPackets[0] : null);
            Add(Data.CommandPacket);
        }

        return [.. indexes.Select(i => Conversation.Exchanges[i])];

        void Add(long? packet)
        {
            if (packet is null)
                return;
            for (int i = FirstFrom(packet.Value); i < Conversation.Exchanges.Count && Conversation.Exchanges[i].Command.Packet == packet; i++)
            {
                if (Conversation.Exchanges[i].DataConnection == Data.Id)
                    indexes.Add(i);
            }
        }
    }

    private int FirstFrom(long packet)
    {
        int low = 0, high = Conversation.Exchanges.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (Conversation.Exchanges[middle].Command.Packet < packet)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}
