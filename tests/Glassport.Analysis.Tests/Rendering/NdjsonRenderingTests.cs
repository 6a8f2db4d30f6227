using System.Text.Json;
using Glassport.Analysis.Rendering;
using Glassport.TestKit;
using static Glassport.Analysis.Tests.Rendering.SampleExplanations;

namespace Glassport.Analysis.Tests.Rendering;

public sealed class NdjsonRenderingTests
{
    [Fact]
    public void No_conversation_is_no_output()
    {
        Assert.Equal("", Rendered.Text(new NdjsonRendering(), Empty()));
    }

    [Fact]
    public void Each_conversation_is_one_line_that_begins_with_its_schema()
    {
        string[] lines = Rendered.Lines(new NdjsonRendering(), Failed());

        Assert.Equal(2, lines.Length);
        Assert.All(lines, static line => Assert.StartsWith("""{"schema":"glassport/conversation/1","id":"c""", line));
    }

    [Fact]
    public void Each_line_is_valid_by_the_schema_and_described_by_it()
    {
        foreach (JsonElement line in Rendered.JsonLines(new NdjsonRendering(), Active()).Concat(Rendered.JsonLines(new NdjsonRendering(), RichExplanation.Make())))
        {
            Assert.Empty(JsonSchema.Explanation.Check(line, "#/$defs/conversation"));
            Assert.Empty(JsonSchema.Explanation.Undescribed(line, "#/$defs/conversation"));
        }
    }

    [Fact]
    public void A_command_a_login_and_a_data_connection_are_spelled_as_the_contract_spells_them()
    {
        JsonElement line = Assert.Single(Rendered.JsonLines(new NdjsonRendering(), Active()));

        Assert.Equal(
            """{"verb":"PORT","argument":"192,168,111,13,192,42","packet":18,"firstPacket":18,"time":"2026-11-21T19:21:15.684775000Z","ack":{"packet":19,"kind":"piggyback","afterMs":0.154},"complete":true,"rawHex":null,"decodedPath":null,"telnetInterrupt":false}""",
            line.GetProperty("exchanges")[2].GetProperty("command").GetRawText());
        Assert.Equal(
            """{"user":"ftpuser","password":"•••","outcome":"accepted","packet":16,"failures":0,"rejections":[]}""",
            line.GetProperty("login").GetRawText());
        Assert.Equal(
            """
            {"id":"d1","mode":"active","negotiatedBy":"PORT","negotiationPackets":[18,19],"negotiatedEndpoint":"192.168.111.13:49194",
            "arithmetic":"192*256+42=49194","endpointMatches":true,"openedBy":"server","from":"192.168.111.15:20","to":"192.168.111.13:49194",
            "command":"NLST","commandPacket":21,"restartOffset":null,"handshake":{"syn":22,"synAck":23,"ack":24},"established":true,
            "direction":"server->client","bytes":14,"sha256":"d7ec1349916f5e8eed5ff736e4bb7cdb7e42e7bb938dee1b6fcc5171812de360","gaps":[],
            "payloadPackets":{"count":1,"first":26,"last":26},"retransmittedPackets":[],"finalReply":{"packet":29,"code":226},"complete":true,
            "close":{"kind":"fin","initiator":"server","packets":[27,28,31,32],"fourPackets":true},
            "throughput":{"durationMs":0.06,"bytesPerSecond":233333},
            "listing":[{"name":"a.txt","kind":"file","size":null,"modified":null,"permissions":null,"dialect":"nlst"},
            {"name":"b.txt","kind":"file","size":111,"modified":null,"permissions":null,"dialect":"nlst"}],"savedAs":null,
            "path":"","decodedPath":null,"type":"A","transferMode":"S","announcedBytes":null,"announcedPacket":null,"alsoNegotiatedBy":null,
            "storedAs":null,"listingOmitted":0,"decodedBytes":null,"decodedSha256":null,"encrypted":false,"callerIsThirdHost":false,
            "calledIsThirdHost":false,"firstTime":"2026-11-21T19:21:15.684775000Z","lastTime":"2026-11-21T19:21:15.687775000Z",
            "transport":{"retransmissions":0,"spuriousRetransmissions":0,"outOfOrder":0,"duplicateAcks":0,"keepAlives":0,"zeroWindows":0,
            "lostSegments":0,"missingBytes":0,"zeroWindowMs":0,"retransmissionDelayMs":0,"initialRoundTripMs":null}}
            """.Replace("\n", "", StringComparison.Ordinal),
            line.GetProperty("dataConnections")[0].GetRawText());
    }
}
