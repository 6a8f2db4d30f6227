using Glassport.Analysis.Model;
using Glassport.Packets;
using static Glassport.Analysis.Tests.Rendering.SampleExplanations;

namespace Glassport.Analysis.Tests.Rendering;

/// <summary>An explanation in which every member that can be null or empty is neither.</summary>
internal static class RichExplanation
{
    public static Explanation Make() => Explain(
        [Everything()],
        capture: new(["a.pcapng"], "pcapng", ["ETHERNET", "LINUX_SLL2"], 99, 12_345, At(0), At(9_999), 3, 2,
            new Damage("a.pcapng", 5120, "a record longer than the file"), [(0, "the capture"), (7, "a packet")], 4),
        others: [new(End("[2001:db8::1]:50000"), End("[2001:db8::2]:443"), 1, 0, "tls", 90)],
        packets:
        [
            new(1, At(0), 60, (Roles)((1 << 24) - 1), PhaseName.TlsSetup, "c1", "d1", "[2001:db8::1]:1", "[2001:db8::2]:21", "everything"),
        ]);

    private static Conversation Everything()
    {
        Reply reply = new()
        {
            Code = 226,
            Text = "fertig \u00E4",
            Lines = ["226-erste", "226 fertig \u00E4"],
            Packet = 31,
            FirstPacket = 30,
            Time = At(31),
            Ack = new(32, AcknowledgmentKind.Fin, 0.5),
            Complete = false,
            RawHex = "323236e4",
            DecodedText = "fertig ä",
        };
        Exchange exchange = new()
        {
            Command = new()
            {
                Verb = "RETR",
                Argument = "\u00D6.bin",
                Packet = 29,
                FirstPacket = 28,
                Time = At(29),
                Ack = new(30, AcknowledgmentKind.Pure, 0.25),
                Complete = false,
                RawHex = "52455452d6",
                DecodedPath = "Ö.bin",
                TelnetInterrupt = true,
            },
            Replies = [reply],
            DataConnection = "d1",
            Phase = PhaseName.Download,
        };
        return new()
        {
            Id = "c1",
            Client = End("[2001:db8::1]:49131"),
            Server = End("[2001:db8::2]:21"),
            Handshake = new(1, 2, 3),
            Midstream = true,
            Refused = false,
            Greeting = reply,
            Exchanges = [exchange],
            UnsolicitedReplies = [reply],
            Login = new("bob", Password, LoginOutcome.Accepted, 9, 1, [(5, 6)]),
            Tls = new() { RequestedBy = "AUTH TLS", Packet = 4, Version = "TLSv1.3", CipherSuite = "TLS_AES_128_GCM_SHA256", ServerName = "ftp.example", InjectedPlaintext = [4] },
            Close = new(CloseKind.FinRst, Side.Client, [40, 41], false),
            Packets = 44,
            ClientBytes = 1,
            ServerBytes = 2,
            Outcome = Outcome.Reset,
            DataConnections = [Data()],
            Transport = new() { RetransmissionCount = 1, InitialRoundTripMs = 12.5, ZeroWindowMs = 3.25, RetransmissionDelayMs = 200.001 },
            Phases = [new(PhaseName.Download, "c1", [new(28, 41)], "d1")],
            Findings = [new("incomplete-transfer", Severity.Error, "c1", "d1", [29, 31], new Dictionary<string, string>())],
            FirstTime = At(0),
            LastTime = At(41),
            FirstPacket = 1,
            CaptureEnd = At(9_999),
            Encoding = "gbk",
        };
    }

    private static DataConnection Data() => new()
    {
        Id = "d1",
        IsActive = false,
        NegotiatedBy = "EPSV",
        NegotiationPackets = [26, 27],
        NegotiatedEndpoint = End("[2001:db8::2]:60000"),
        Arithmetic = null,
        EndpointMatches = false,
        OpenedBy = Side.Client,
        CallerIsThirdHost = true,
        CalledIsThirdHost = true,
        AlsoNegotiatedBy = "c2",
        From = End("[2001:db8::3]:50001"),
        To = End("[2001:db8::2]:60000"),
        Command = "RETR",
        Path = "\u00D6.bin",
        CommandPacket = 29,
        RestartOffset = 30_000,
        Handshake = new(33, 34, null),
        Established = true,
        Sender = Side.Server,
        Bytes = 4000,
        Sha256 = null,
        Gaps = [(0, 1460), (2920, 4000)],
        PayloadPackets = (2, 35, 36),
        Transport = new() { Retransmissions = [36], RetransmissionCount = 1 },
        FinalReply = (31, 426),
        Complete = false,
        Close = new(CloseKind.Rst, Side.Server, [37], false),
        DurationMs = 3,
        Type = 'I',
        Mode = 'Z',
        Announced = (111, 30),
        StoredAs = "unique.1",
        Content = new(true, 1, 2, 5000, new string('0', 64)),
        Listing = [new("n", "link", 5, "2026-11-21", "rwxr-xr-x", "unix")],
        ListingOmitted = 7,
        SavedAs = "out/unique.1",
        IsTls = true,
        FirstTime = At(33),
        LastTime = At(37),
    };
}
