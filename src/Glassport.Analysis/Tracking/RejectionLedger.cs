using Glassport.Analysis.Findings;
using Glassport.Analysis.Model;
using Glassport.Analysis.Watching;
using Glassport.Packets;

namespace Glassport.Analysis.Tracking;

/// <summary>Counts rejected logins by client and server, over all conversations.</summary>
internal sealed class RejectionLedger
{
    private const int MaximumPairs = 10_000;
    private const int MaximumPackets = 1000;
    private const int MaximumUsers = 10;
    private const long ForgetAfter = 600_000_000_000;

    private readonly Dictionary<(HostAddress Client, HostAddress Server), Row> rows = [];

    /// <summary>Counts the rejections of a conversation.</summary>
    public void Add(Conversation conversation)
    {
        if (conversation.Login.Failures == 0 || RowOf(conversation.Client, conversation.Server, conversation.Id, conversation.FirstTime) is not { } row)
            return;
        row.Count += conversation.Login.Failures;
        row.Last = conversation.LastTime;
        Note(row, conversation.Id, conversation.Login.User, conversation.Login.Rejections.Select(static r => r.Reply));
    }

    /// <summary>Counts a rejection when it happens; answers the count of the two hosts when it has become enough to tell of them together, else null.</summary>
    public RejectedLogins? Add(LoginAnswered login)
    {
        if (rows.Count >= MaximumPairs)
            Forget(login.Time);
        SessionName session = login.Session!;
        if (RowOf(session.Client, session.Server, session.Id, login.Time) is not { } row)
            return null;
        row.Count++;
        row.Last = login.Time;
        Note(row, session.Id, session.User, [login.Packet]);
        return row.Count != BruteForce.Enough ? null : Told((session.Client.Address, session.Server.Address), row);
    }

    /// <summary>Whether so many were rejected between the hosts of this conversation that it was told of them together.</summary>
    public bool IsBruteForce(Conversation conversation) =>
        rows.TryGetValue((conversation.Client.Address, conversation.Server.Address), out Row? row) && row.Count >= BruteForce.Enough;

    /// <summary>The counts.</summary>
    public IReadOnlyList<RejectedLogins> ToList() => [.. rows.Select(static r => Told(r.Key, r.Value))];

    private static RejectedLogins Told((HostAddress Client, HostAddress Server) hosts, Row row) => new(
        hosts.Client, hosts.Server, row.Users, [.. row.Packets.Order()], row.Count, row.Conversation, row.Last.MillisecondsSince(row.First));

    private static void Note(Row row, string conversation, string? user, IEnumerable<long> replies)
    {
        row.Conversation = row.Conversation == conversation ? row.Conversation : null;
        if (user is not null && row.Users.Count < MaximumUsers && !row.Users.Contains(user))
            row.Users.Add(user);
        foreach (long reply in replies)
        {
            if (row.Packets.Count < MaximumPackets)
                row.Packets.Add(reply);
        }
    }

    private Row? RowOf(Endpoint client, Endpoint server, string conversation, Timestamp first)
    {
        (HostAddress, HostAddress) key = (client.Address, server.Address);
        if (rows.TryGetValue(key, out Row? row))
            return row;
        if (rows.Count >= MaximumPairs)
            return null;
        rows.Add(key, row = new Row(conversation, first));
        return row;
    }

    // A watch has no end: hosts that have not tried for long make room for others.
    private void Forget(Timestamp now)
    {
        foreach (((HostAddress, HostAddress) key, Row row) in rows)
        {
            if (now.Nanoseconds - row.Last.Nanoseconds > ForgetAfter)
                rows.Remove(key);
        }
    }

    private sealed class Row(string conversation, Timestamp first)
    {
        public int Count { get; set; }

        public string? Conversation { get; set; } = conversation;

        public Timestamp First { get; } = first;

        public Timestamp Last { get; set; }

        public List<string> Users { get; } = [];

        public List<long> Packets { get; } = [];
    }
}
