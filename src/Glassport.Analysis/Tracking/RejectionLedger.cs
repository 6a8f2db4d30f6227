using Glassport.Analysis.Findings;
using Glassport.Analysis.Model;
using Glassport.Packets;

namespace Glassport.Analysis.Tracking;

/// <summary>Counts rejected logins by client and server, over all conversations.</summary>
internal sealed class RejectionLedger
{
    private const int MaximumPairs = 10_000;
    private const int MaximumPackets = 1000;
    private const int MaximumUsers = 10;

    private readonly Dictionary<(HostAddress Client, HostAddress Server), Row> rows = [];

    /// <summary>Counts the rejections of a conversation.</summary>
    public void Add(Conversation conversation)
    {
        if (conversation.Login.Failures == 0)
            return;
        (HostAddress, HostAddress) key = (conversation.Client.Address, conversation.Server.Address);
        if (!rows.TryGetValue(key, out Row? row))
        {
            if (rows.Count >= MaximumPairs)
                return;
            rows.Add(key, row = new Row(conversation.Id, conversation.FirstTime));
        }

        row.Count += conversation.Login.Failures;
        row.Conversation = row.Conversation == conversation.Id ? row.Conversation : null;
        row.Last = conversation.LastTime;
        if (conversation.Login.User is { } user && row.Users.Count < MaximumUsers && !row.Users.Contains(user))
            row.Users.Add(user);
        foreach ((long _, long reply) in conversation.Login.Rejections)
        {
            if (row.Packets.Count < MaximumPackets)
                row.Packets.Add(reply);
        }
    }

    /// <summary>The counts.</summary>
    public IReadOnlyList<RejectedLogins> ToList() =>
        [.. rows.Select(static r => new RejectedLogins(
            r.Key.Client, r.Key.Server, r.Value.Users, [.. r.Value.Packets.Order()], r.Value.Count, r.Value.Conversation,
            r.Value.Last.MillisecondsSince(r.Value.First)))];

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
