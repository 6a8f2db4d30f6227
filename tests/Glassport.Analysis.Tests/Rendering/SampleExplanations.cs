using Glassport.Analysis.Model;
using Glassport.Packets;

namespace Glassport.Analysis.Tests.Rendering;

/// <summary>Small explanations made by hand, for every rendering's tests.</summary>
internal static class SampleExplanations
{
    /// <summary>The password of <see cref="Active"/>: no rendering may show it unasked.</summary>
    public const string Password = "Tr0ub4dor";

    /// <summary>When the samples begin: 2026-11-21T19:21:13.875775Z.</summary>
    public static Timestamp Start { get; } = new(1_795_288_873_875_775_000);

    /// <summary>A capture without anything in it.</summary>
    public static Explanation Empty() => Explain([], capture: new(["empty.pcap"], "pcap", [], 0, 24, null, null, 0, 0, null, [], null));

    /// <summary>An active session: login, a listing of two names, QUIT; with ARP before it and every packet's role.</summary>
    public static Explanation Active() => Explain(
        [ActiveConversation()],
        addressResolutions:
        [
            new(1, true, Address("192.168.111.13"), new(0x5254_00a8_6f0d), Address("192.168.111.15"), 2, null),
            new(2, false, Address("192.168.111.15"), new(0x5254_00a8_6f0f), Address("192.168.111.13"), null, 1),
        ],
        phases: [new(PhaseName.Arp, null, [new(1, 2), new(33, 34)])],
        others: [new(End("192.168.111.13:50000"), End("192.168.111.15:25"), 12, 3400, "smtp", 35)],
        packets:
        [
            new(1, At(0), 42, Roles.ArpRequest, PhaseName.Arp, null, null, "192.168.111.13", "", "Who has 192.168.111.15?"),
            new(15, At(1_202), 82, Roles.Command, PhaseName.Login, "c1", null, "192.168.111.13:49131", "192.168.111.15:21", $"PASS {Password}"),
            new(16, At(1_208), 89, Roles.Reply | Roles.Ack, PhaseName.Login, "c1", null, "192.168.111.15:21", "192.168.111.13:49131", "230 Login successful."),
        ]);

    /// <summary>A login that was rejected, by a server that repeats the password, and a second one that never opened.</summary>
    public static Explanation Failed() => Explain([FailedConversation(), RefusedConversation()]);

    /// <summary>An explanation of the given conversations.</summary>
    public static Explanation Explain(
        IReadOnlyList<Conversation> conversations,
        CaptureFacts? capture = null,
        IReadOnlyList<AddressResolution>? addressResolutions = null,
        IReadOnlyList<Phase>? phases = null,
        IReadOnlyList<OtherConnection>? others = null,
        IReadOnlyList<PacketRole>? packets = null) => new()
        {
            Capture = capture ?? new(["sample.pcapng"], "pcapng", ["ETHERNET"], 57, 5828, At(0), At(3_660), 0, 0, null, [(8, "a comment")], 0),
            AddressResolutions = addressResolutions ?? [],
            Conversations = new ConversationList(conversations),
            OtherConnections = others ?? [],
            OtherConnectionsOmitted = 0,
            Phases = phases ?? [],
            Findings = [],
            Packets = packets,
        };

    /// <summary>The conversation of <see cref="Active"/>.</summary>
    public static Conversation ActiveConversation(string path = "", string user = "ftpuser", string password = Password) => new()
    {
        Id = "c1",
        Client = End("192.168.111.13:49131"),
        Server = End("192.168.111.15:21"),
        Handshake = new(3, 4, 5),
        Midstream = false,
        Refused = false,
        Greeting = Answer(220, "(vsFTPd 3.0.3)", 6, 1),
        Exchanges =
        [
            Ask("USER", user, 12, 601, PhaseName.Login, Answer(331, "Please specify the password.", 13, 602)),
            Ask("PASS", password, 15, 1_202, PhaseName.Login, Answer(230, "Login successful.", 16, 1_208)),
            Ask("PORT", "192,168,111,13,192,42", 18, 1_809, PhaseName.List, "d1", Answer(200, "PORT command successful. Consider using PASV.", 19, 1_809)),
            Ask("NLST", path, 21, 1_809, PhaseName.List, "d1", Answer(150, "Here comes the directory listing.", 25, 1_810), Answer(226, "Directory send OK.", 29, 1_812)),
            Ask("QUIT", "", 52, 3_640, PhaseName.Quit, Answer(221, "Goodbye.", 53, 3_640)),
        ],
        UnsolicitedReplies = [],
        Login = new(user, password, LoginOutcome.Accepted, 16, 0, []),
        Tls = null,
        Close = new(CloseKind.Fin, Side.Server, [54, 55, 56, 57], true),
        Packets = 37,
        ClientBytes = 130,
        ServerBytes = 401,
        Outcome = Outcome.Quit,
        DataConnections = [Listing(path)],
        Transport = new() { InitialRoundTripMs = 0.0421 },
        Phases =
        [
            new(PhaseName.ControlHandshake, "c1", [new(3, 5)]),
            new(PhaseName.Greeting, "c1", [new(6, 7)]),
            new(PhaseName.Login, "c1", [new(12, 17)]),
            new(PhaseName.List, "c1", [new(18, 32)], "d1"),
            new(PhaseName.Quit, "c1", [new(52, 53)]),
            new(PhaseName.ControlClose, "c1", [new(54, 57)]),
        ],
        Findings = [new("cleartext-password", Severity.Warning, "c1", null, [15], new Dictionary<string, string> { ["user"] = user })],
        FirstTime = At(0),
        LastTime = At(3_660),
        FirstPacket = 3,
        CaptureEnd = At(3_660),
    };

    /// <summary>A conversation whose PASS was rejected with its argument repeated.</summary>
    public static Conversation FailedConversation(string password = Password) => Bare("c1", 1, "192.0.2.7:40001", [
        Ask("USER", "bob", 6, 10, PhaseName.Login, Answer(331, "Password required", 7, 11)),
        Ask("PASS", password, 8, 20, PhaseName.Login, Answer(530, $"Login incorrect: '{password}'", 9, 21)),
    ], new("bob", password, LoginOutcome.Rejected, 9, 1, [(8, 9)]), Outcome.ClientClosed,
        [new("login-failed", Severity.Warning, "c1", null, [8, 9], new Dictionary<string, string>())]);

    /// <summary>A conversation of the given exchanges after a USER that nobody answered.</summary>
    public static Conversation WithExchanges(IReadOnlyList<Exchange> exchanges) => Bare(
        "c1", 1, "192.0.2.7:40001", [Ask("USER", "bob", 6, 10, PhaseName.Login), .. exchanges],
        new("bob", null, LoginOutcome.Unknown, null, 0, []), Outcome.Open, []);

    /// <summary>A conversation that the server's host refused.</summary>
    public static Conversation RefusedConversation() => Bare("c2", 20, "192.0.2.7:40002", [],
        new(null, null, LoginOutcome.None, null, 0, []), Outcome.Refused,
        [new("connection-refused", Severity.Error, "c2", null, [20, 21], new Dictionary<string, string>())]);

    /// <summary>The moment that many milliseconds after <see cref="Start"/>.</summary>
    public static Timestamp At(long milliseconds) => new(Start.Nanoseconds + (milliseconds * 1_000_000));

    /// <summary>The endpoint that a text such as <c>192.0.2.1:21</c> or <c>[2001:db8::1]:21</c> names.</summary>
    public static Endpoint End(string text)
    {
        int colon = text.LastIndexOf(':');
        return new(Address(text[..colon].Trim('[', ']')), ushort.Parse(text[(colon + 1)..]));
    }

    /// <summary>A command with its replies.</summary>
    public static Exchange Ask(string verb, string argument, long packet, long at, PhaseName phase, params Reply[] replies) =>
        Ask(verb, argument, packet, at, phase, null, replies);

    /// <summary>A command that negotiated or used a data connection, with its replies.</summary>
    public static Exchange Ask(string verb, string argument, long packet, long at, PhaseName phase, string? data, params Reply[] replies) => new()
    {
        Command = new()
        {
            Verb = verb,
            Argument = argument,
            Packet = packet,
            FirstPacket = packet,
            Time = At(at),
            Ack = new(packet + 1, AcknowledgmentKind.Piggyback, 0.154),
            Complete = true,
        },
        Replies = replies,
        Phase = phase,
        DataConnection = data,
    };

    /// <summary>A reply of one line.</summary>
    public static Reply Answer(int code, string text, long packet, long at) => new()
    {
        Code = code,
        Text = text,
        Lines = [$"{code} {text}"],
        Packet = packet,
        FirstPacket = packet,
        Time = At(at),
        Complete = true,
    };

    /// <summary>The data connection of <see cref="ActiveConversation"/>.</summary>
    public static DataConnection Listing(string path) => new()
    {
        Id = "d1",
        IsActive = true,
        NegotiatedBy = "PORT",
        NegotiationPackets = [18, 19],
        NegotiatedEndpoint = End("192.168.111.13:49194"),
        Arithmetic = "192*256+42=49194",
        EndpointMatches = true,
        OpenedBy = Side.Server,
        From = End("192.168.111.15:20"),
        To = End("192.168.111.13:49194"),
        Command = "NLST",
        Path = path,
        CommandPacket = 21,
        RestartOffset = null,
        Handshake = new(22, 23, 24),
        Established = true,
        Sender = Side.Server,
        Bytes = 14,
        Sha256 = "d7ec1349916f5e8eed5ff736e4bb7cdb7e42e7bb938dee1b6fcc5171812de360",
        Gaps = [],
        PayloadPackets = (1, 26, 26),
        Transport = TransportFacts.Nothing,
        FinalReply = (29, 226),
        Complete = true,
        Close = new(CloseKind.Fin, Side.Server, [27, 28, 31, 32], true),
        DurationMs = 0.06,
        Type = 'A',
        Listing = [new("a.txt", "file", null, null, null, "nlst"), new("b.txt", "file", 111, null, null, "nlst")],
        FirstTime = At(1_809),
        LastTime = At(1_812),
    };

    private static HostAddress Address(string text) => HostAddress.TryParse(text, out HostAddress address) ? address : default;

    private static Conversation Bare(
        string id, long firstPacket, string client, IReadOnlyList<Exchange> exchanges, Login login, Outcome outcome, IReadOnlyList<Finding> findings) => new()
        {
            Id = id,
            Client = End(client),
            Server = End("198.51.100.9:21"),
            Handshake = outcome == Outcome.Refused ? new(firstPacket, null, null) : new(firstPacket, firstPacket + 1, firstPacket + 2),
            Midstream = false,
            Refused = outcome == Outcome.Refused,
            Greeting = outcome == Outcome.Refused ? null : Answer(220, "ready", firstPacket + 3, 1),
            Exchanges = exchanges,
            UnsolicitedReplies = [],
            Login = login,
            Tls = null,
            Close = outcome == Outcome.Refused ? new(CloseKind.Rst, Side.Server, [firstPacket + 1], false) : Close.None,
            Packets = 10,
            ClientBytes = 20,
            ServerBytes = 60,
            Outcome = outcome,
            DataConnections = [],
            Transport = TransportFacts.Nothing,
            Phases = [new(PhaseName.ControlHandshake, id, [new(firstPacket, firstPacket + 2)])],
            Findings = findings,
            FirstTime = At(firstPacket),
            LastTime = At(firstPacket + 30),
            FirstPacket = firstPacket,
            CaptureEnd = At(100),
        };

    private sealed class ConversationList(IReadOnlyList<Conversation> conversations) : IConversations
    {
        public int Count => conversations.Count;

        public IEnumerator<Conversation> GetEnumerator() => conversations.GetEnumerator();

        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
