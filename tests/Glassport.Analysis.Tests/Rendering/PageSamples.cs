using System.Collections;
using System.Globalization;
using System.Text;
using Glassport.Analysis.Model;
using Glassport.Analysis.Rendering;
using Glassport.Packets;

namespace Glassport.Analysis.Tests.Rendering;

/// <summary>Explanations made by hand for the pages.</summary>
internal static class PageSamples
{
    private const long Start = 1_795_548_064_387_787_000;

    public static readonly IRendering[] Pages = [new TextRendering(), new MarkdownRendering(), new HtmlRendering(), new SvgRendering()];

    public static Timestamp At(double milliseconds) => new(Start + (long)(milliseconds * 1e6));

    public static Endpoint End(string address, int port) =>
        new(HostAddress.TryParse(address, out HostAddress host) ? host : default, (ushort)port);

    public static async Task<string> RenderAsync(IRendering rendering, Explanation explanation, RenderingOptions? options = null)
    {
        using MemoryStream output = new();
        IRenderingSession session = rendering.Begin(output, options ?? new());
        foreach (Conversation conversation in explanation.Conversations)
            await session.ConversationEndedAsync(conversation, CancellationToken.None);
        await session.EndAsync(explanation, CancellationToken.None);
        return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(output.ToArray());
    }

    public static Explanation Explain(params Conversation[] conversations) => Explain(new Listed(conversations));

    public static Explanation Explain(
        IConversations conversations, IReadOnlyList<OtherConnection>? others = null, IReadOnlyList<Finding>? findings = null, IReadOnlyList<PacketRole>? packets = null,
        Damage? damage = null, string file = "sample.pcapng") => new()
        {
            Capture = new([file], "pcapng", ["ETHERNET"], 57, 5828, At(0), At(12_345), 0, 0, damage, [], null),
            AddressResolutions =
        [
            new(1, true, End("192.168.111.13", 0).Address, new(0x525400a86f0d), End("192.168.111.15", 0).Address, 2, null),
            new(2, false, End("192.168.111.15", 0).Address, new(0x525400112233), End("192.168.111.13", 0).Address, null, 1),
        ],
            Conversations = conversations,
            OtherConnections = others ?? [],
            OtherConnectionsOmitted = 0,
            Phases = [new(PhaseName.Arp, null, [new(1, 2)])],
            Findings = findings ?? [],
            Packets = packets,
        };

    public static Finding Found(string id, Severity severity, string? conversation, params long[] packets) =>
        new(id, severity, conversation, null, packets, new Dictionary<string, string>());

    public static Reply Says(int code, string text, long packet, double ms, Acknowledgment? ack = null) => new()
    {
        Code = code,
        Text = text,
        Lines = [$"{code} {text}"],
        Packet = packet,
        FirstPacket = packet,
        Time = At(ms),
        Complete = true,
        Ack = ack,
    };

    public static Exchange Asks(string verb, string argument, long packet, double ms, PhaseName phase, params Reply[] replies) => new()
    {
        Command = new() { Verb = verb, Argument = argument, Packet = packet, FirstPacket = packet, Time = At(ms), Complete = true, Ack = new(packet + 1, AcknowledgmentKind.Piggyback, 0.14) },
        Replies = replies,
        Phase = phase,
    };

    /// <summary>A close in four packets.</summary>
    public static Close Closed(Side by, params long[] packets)
    {
        Side other = by == Side.Client ? Side.Server : Side.Client;
        return new(CloseKind.Fin, by, packets, true)
        {
            Steps =
            [
                new(packets[0], by, CloseStepKind.Fin), new(packets[1], other, CloseStepKind.Ack, packets[0]),
                new(packets[2], other, CloseStepKind.Fin), new(packets[3], by, CloseStepKind.Ack, packets[2]),
            ],
        };
    }

    public static DataConnection Moves(
        string id, string command, string path, long packet, long bytes, int port, bool complete = true, double ms = 4000, bool active = true, Side sender = Side.Server) => new()
        {
            Id = id,
            IsActive = active,
            NegotiatedBy = active ? "PORT" : "PASV",
            NegotiationPackets = [packet, packet + 1],
            NegotiatedEndpoint = End("192.168.111.13", port),
            Arithmetic = string.Create(CultureInfo.InvariantCulture, $"{port / 256}*256+{port % 256}={port}"),
            EndpointMatches = true,
            OpenedBy = active ? Side.Server : Side.Client,
            From = active ? End("192.168.111.15", 20) : End("192.168.111.13", port),
            To = active ? End("192.168.111.13", port) : End("192.168.111.15", 30_001),
            Command = command,
            Path = path,
            CommandPacket = packet + 3,
            RestartOffset = null,
            Handshake = new(packet + 4, packet + 5, packet + 6),
            Established = true,
            Sender = sender,
            Bytes = bytes,
            Sha256 = complete ? "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08" : null,
            Gaps = [],
            PayloadPackets = (1, packet + 8, packet + 8),
            Transport = new() { InitialRoundTripMs = 0.25 },
            FinalReply = complete ? (packet + 11, 226) : null,
            Complete = complete,
            Close = Closed(sender, packet + 9, packet + 10, packet + 13, packet + 14),
            DurationMs = 0.06,
            FirstTime = At(ms + 1),
            LastTime = At(ms + 3),
        };

    /// <summary>A session in active mode: login, a listing, a download, QUIT.</summary>
    public static Conversation Article(string id = "c1", string user = "ftpuser", string password = "hunter2", string path = "b.txt", string banner = "(vsFTPd 3.0.3)", Close? close = null) => new()
    {
        Id = id,
        Client = End("192.168.111.13", 49131),
        Server = End("192.168.111.15", 21),
        Handshake = new(3, 4, 5),
        Midstream = false,
        Refused = false,
        Greeting = Says(220, banner, 6, 3, new(7, AcknowledgmentKind.Pure, 41)),
        Exchanges =
        [
            Asks("USER", user, 8, 1200, PhaseName.Login, Says(331, "Please specify the password.", 10, 1200.3, new(11, AcknowledgmentKind.Pure, 40))),
            Asks("PASS", password, 12, 2400, PhaseName.Login, Says(230, "Login successful.", 16, 2420, new(17, AcknowledgmentKind.Pure, 44))),
            Asks("PORT", "192,168,111,13,192,42", 18, 4000, PhaseName.List, Says(200, "PORT command successful. Consider using PASV.", 19, 4000.1, new(20, AcknowledgmentKind.Pure, 0.1))),
            Asks("NLST", "", 21, 4000.5, PhaseName.List, Says(150, "Here comes the directory listing.", 25, 4001.5), Says(226, "Directory send OK.", 29, 4002, new(30, AcknowledgmentKind.Pure, 40))),
            Asks("TYPE", "I", 35, 7000, PhaseName.Type, Says(200, "Switching to Binary mode.", 36, 7000.1, new(37, AcknowledgmentKind.Pure, 40))),
            Asks("PORT", "192,168,111,13,192,43", 38, 8000, PhaseName.Download, Says(200, "PORT command successful. Consider using PASV.", 39, 8000.1)),
            Asks("RETR", path, 40, 8000.5, PhaseName.Download, Says(150, "Opening BINARY mode data connection.", 44, 8001), Says(226, "Transfer complete.", 48, 8002, new(49, AcknowledgmentKind.Pure, 40))),
            Asks("QUIT", "", 52, 12_000, PhaseName.Quit, Says(221, "Goodbye.", 53, 12_000.2)),
        ],
        UnsolicitedReplies = [],
        Login = new(user, password, LoginOutcome.Accepted, 16, 0, []),
        Tls = null,
        Close = close ?? Closed(Side.Server, 54, 55, 56, 57),
        Packets = 37,
        ClientBytes = 130,
        ServerBytes = 401,
        Outcome = Outcome.Quit,
        DataConnections = [Moves("d1", "NLST", "", 18, 14, 49194), Moves("d2", "RETR", path, 37, 111, 49195, ms: 8000)],
        Transport = new() { InitialRoundTripMs = 0.31 },
        Phases =
        [
            new(PhaseName.ControlHandshake, id, [new(3, 5)]), new(PhaseName.Greeting, id, [new(6, 7)]), new(PhaseName.Login, id, [new(8, 17)]),
            new(PhaseName.List, id, [new(18, 32)], "d1"), new(PhaseName.Type, id, [new(35, 37)]), new(PhaseName.Download, id, [new(38, 51)], "d2"),
            new(PhaseName.Quit, id, [new(52, 53)]), new(PhaseName.ControlClose, id, [new(54, 57)]),
        ],
        Findings = [Found("cleartext-password", Severity.Warning, id, 12)],
        FirstTime = At(0.3),
        LastTime = At(12_001),
        FirstPacket = 3,
        CaptureEnd = At(12_345),
    };

    /// <summary>A session without transfers; every so often one that failed.</summary>
    public static Conversation Brief(int index, bool failed = false) => new()
    {
        Id = $"c{index}",
        Client = End("10.0.0.1", 1024 + (index % 60_000)),
        Server = End("10.0.0.2", 21),
        Handshake = new(index * 10L, (index * 10L) + 1, (index * 10L) + 2),
        Midstream = false,
        Refused = false,
        Greeting = Says(220, "Ready", (index * 10L) + 3, index),
        Exchanges = [Asks("USER", "anonymous", (index * 10L) + 4, index, PhaseName.Login, Says(failed ? 530 : 230, "Done", (index * 10L) + 5, index))],
        UnsolicitedReplies = [],
        Login = new("anonymous", null, failed ? LoginOutcome.Rejected : LoginOutcome.Accepted, (index * 10L) + 5, failed ? 1 : 0, []),
        Tls = null,
        Close = Close.None,
        Packets = 8,
        ClientBytes = 20,
        ServerBytes = 30,
        Outcome = failed ? Outcome.ServerClosed : Outcome.Quit,
        DataConnections = [],
        Transport = TransportFacts.Nothing,
        Phases = [new(PhaseName.Login, $"c{index}", [new(index * 10L, (index * 10L) + 9)])],
        Findings = failed ? [Found("service-refused-421", Severity.Error, $"c{index}", (index * 10L) + 5)] : [],
        FirstTime = At(index),
        LastTime = At(index + 5),
        FirstPacket = index * 10L,
        CaptureEnd = At(1e6),
    };

    /// <summary>A session of many downloads, some of them broken off.</summary>
    public static Conversation ManyDownloads(int count)
    {
        Conversation article = Article();
        List<DataConnection> data = [];
        List<Phase> phases = [new(PhaseName.Login, "c1", [new(3, 17)])];
        List<Exchange> exchanges = [];
        for (int i = 0; i < count; i++)
        {
            long packet = 100 + (i * 20L);
            bool complete = i % 50 != 49;
            data.Add(Moves($"d{i}", "RETR", $"photo-{i}.jpg", packet, 1000 + i, 20_000 + i, complete, active: false));
            exchanges.Add(Asks("RETR", $"photo-{i}.jpg", packet + 3, i, PhaseName.Download, Says(226, "Done.", packet + 11, i)));
            phases.Add(new(PhaseName.Files, "c1", [new(packet - 2, packet - 1)]));
            phases.Add(new(PhaseName.Download, "c1", [new(packet, packet + 15)], $"d{i}"));
        }

        phases.Add(new(PhaseName.Quit, "c1", [new(100_000, 100_001)]));
        return new()
        {
            Id = "c1",
            Client = article.Client,
            Server = article.Server,
            Handshake = article.Handshake,
            Midstream = false,
            Refused = false,
            Greeting = article.Greeting,
            Exchanges = exchanges,
            UnsolicitedReplies = [],
            Login = article.Login,
            Tls = null,
            Close = Close.None,
            Packets = 10,
            ClientBytes = 1,
            ServerBytes = 1,
            Outcome = Outcome.Quit,
            DataConnections = data,
            Transport = article.Transport,
            Phases = phases,
            FirstTime = article.FirstTime,
            LastTime = article.LastTime,
            FirstPacket = 3,
            CaptureEnd = article.CaptureEnd,
        };
    }

    /// <summary>Conversations held in a list.</summary>
    public sealed class Listed(IReadOnlyList<Conversation> conversations) : IConversations
    {
        public int Count => conversations.Count;

        public IEnumerator<Conversation> GetEnumerator() => conversations.GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }

    /// <summary>Conversations made while they are read, as if from disk; counts how often.</summary>
    public sealed class Generated(int count) : IConversations
    {
        public int Readings { get; private set; }

        public int Count => count;

        public IEnumerator<Conversation> GetEnumerator()
        {
            Readings++;
            for (int i = 1; i <= count; i++)
                yield return Brief(i, failed: i % 100 == 0);
        }

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
