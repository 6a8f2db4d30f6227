using Glassport.Analysis.Model;
using Glassport.Analysis.Tracking;

namespace Glassport.Analysis.Watching;

/// <summary>What was told of a session, and what is still to tell.</summary>
/// <param name="control">The session.</param>
/// <param name="encoding">The encoding of names that the user gave, or null.</param>
internal sealed class WatchedSession(ControlTracker control, string? encoding)
{
    // What a check looks at: a transfer and what belongs to it stand near each other.
    private const int Window = 32;
    private const int MostRunning = 64;

    private readonly List<(DataTracker Tracker, DataConnection Data)> ended = [];
    private NameDecoder? names;
    private int namesKnown;
    private SessionName name = new(control.Id, control.Client, control.Server, null);

    public ControlTracker Control => control;

    public LoginReader Login { get; } = new();

    public ToldFindings Told { get; } = new();

    /// <summary>Transfers that were asked for and whose end was not told.</summary>
    public List<WatchedTransfer> Running { get; } = [];

    /// <summary>Whether its beginning was told.</summary>
    public bool IsOpened { get; set; }

    /// <summary>Whether nothing was heard of it for so long that it was given up.</summary>
    public bool IsSilent { get; set; }

    /// <summary>Whether it was told that nobody answers the client's SYN.</summary>
    public bool IsCallChecked { get; set; }

    /// <summary>The data connection of which it was told that nobody answers.</summary>
    public DataTracker? CheckedCall { get; set; }

    /// <summary>When the last transfer ended that must be looked at again once the client goes on; null when none must.</summary>
    public Packets.Timestamp? DueSince { get; set; }

    /// <summary>The latest command.</summary>
    public Command? Latest { get; set; }

    public SessionName Name => name.User == Login.User ? name : name = name with { User = Login.User };

    /// <summary>A transfer was asked for.</summary>
    public void Begin(ExchangeBuilder exchange)
    {
        Running.Add(new WatchedTransfer(exchange));

        // A client that waits for none of its transfers: the oldest is told with the session.
        if (Running.Count > MostRunning)
            Running.RemoveAt(0);
    }

    /// <summary>What a command names. Only all names together tell how they are encoded, so that is judged again when there are twice as many.</summary>
    public string PathOf(ExchangeBuilder exchange)
    {
        string path = exchange.Command.Argument;
        if (System.Text.Ascii.IsValid(path))
            return path;
        int known = control.Session.Exchanges.Count;
        if (names is null || known >= 2 * namesKnown)
            (names, namesKnown) = (NameDecoder.For(control, encoding), known);
        return names.Decoded(exchange.Command) ?? path;
    }

    /// <summary>A data connection has ended.</summary>
    public void Keep(DataTracker data)
    {
        ended.Add((data, DataConnectionBuilder.Glimpse(data)));
        if (ended.Count > Window)
            ended.RemoveAt(0);
    }

    /// <summary>The latest exchanges as a conversation; up to <paramref name="last"/> and the ABORs after it, or to the end.</summary>
    public Conversation Glimpse(Packets.Timestamp now, ExchangeBuilder? last, DataConnection? also)
    {
        List<ExchangeBuilder> all = control.Session.Exchanges;
        int end = all.Count;
        if (last is not null)
            end = EndOf(last, all);
        int from = Math.Max(0, end - Window);
        List<DataConnection> data = EndedSince(from < end ? all[from].Command.Packet : 0);
        if (also is not null)
            data.Add(also);
        Login login = Login.ToLogin(control.Midstream, control.Tls is not null);
        return ConversationBuilder.Glimpse(control, now, login, System.Runtime.InteropServices.CollectionsMarshal.AsSpan(all)[from..end], data);
    }

    private List<DataConnection> EndedSince(long packet)
    {
        List<DataConnection> since = [];
        for (int i = 0; i < ended.Count; i++)
        {
            (DataTracker tracker, DataConnection data) = ended[i];

            // The final reply may come behind the end of the data connection.
            if (data.FinalReply is null && tracker.Transfer?.FinalReply is not null)
                ended[i] = (tracker, data = DataConnectionBuilder.Glimpse(tracker));
            if (data.CommandPacket is null || data.CommandPacket >= packet)
                since.Add(data);
        }

        return since;
    }

    private static int EndOf(ExchangeBuilder last, List<ExchangeBuilder> all)
    {
        for (int i = all.Count - 1; i >= 0 && i >= all.Count - Window; i--)
        {
            if (all[i] != last)
                continue;
            int end = i + 1;
            while (end < all.Count && all[end].Verb == Protocol.Verbs.Abor)
                end++;
            return end;
        }

        return all.Count;
    }
}

/// <summary>A transfer whose end was not told.</summary>
internal sealed class WatchedTransfer(ExchangeBuilder exchange)
{
    public ExchangeBuilder Exchange => exchange;

    /// <summary>Whether its beginning was told.</summary>
    public bool HasBegun { get; set; }

    /// <summary>Its payload bytes and the time when a picture was last taken of it.</summary>
    public (long Bytes, Packets.Timestamp Time)? Seen { get; set; }

    /// <summary>The data connection that carries it, or null.</summary>
    public DataTracker? Carrier => exchange.Uses is { Refused: false } negotiation && negotiation.Transfer == exchange ? negotiation.Carrier : null;

    /// <summary>The payload bytes so far.</summary>
    public long Bytes => Carrier is { } data ? DataConnectionBuilder.Payload(data, exchange, data.OpenedBy).Payload.Length : 0;
}
