using System.Text.Json;
using Glassport.Analysis.Model;
using Glassport.Analysis.Rendering;
using static Glassport.Analysis.Tests.Rendering.SampleExplanations;

namespace Glassport.Analysis.Tests.Rendering;

public sealed class EveRenderingTests
{
    [Fact]
    public void No_conversation_is_no_output()
    {
        Assert.Equal("", Rendered.Text(new EveRendering(), Empty()));
    }

    [Fact]
    public void An_active_session_reads_as_suricata_would_write_it()
    {
        string[] lines = Rendered.Lines(new EveRendering(), Active());

        Assert.Equal(7, lines.Length);
        Assert.Equal(
            """{"timestamp":"2026-11-21T19:21:13.876775+0000","flow_id":693919362095557,"pcap_cnt":6,"event_type":"ftp","src_ip":"192.168.111.13","src_port":49131,"dest_ip":"192.168.111.15","dest_port":21,"ip_v":4,"proto":"TCP","app_proto":"ftp","tx_id":0,"ftp":{"completion_code":["220"],"reply":["(vsFTPd 3.0.3)"],"reply_received":"yes","reply_truncated":false}}""",
            lines[0]);
        Assert.Equal(
            """{"timestamp":"2026-11-21T19:21:15.684775+0000","flow_id":693919362095557,"pcap_cnt":19,"event_type":"ftp","src_ip":"192.168.111.13","src_port":49131,"dest_ip":"192.168.111.15","dest_port":21,"ip_v":4,"proto":"TCP","app_proto":"ftp","tx_id":3,"ftp":{"command":"PORT","command_data":"192,168,111,13,192,42","command_truncated":false,"completion_code":["200"],"reply":["PORT command successful. Consider using PASV."],"dynamic_port":49194,"mode":"active","reply_received":"yes","reply_truncated":false}}""",
            lines[3]);
        Assert.Equal(
            """{"timestamp":"2026-11-21T19:21:15.687775+0000","flow_id":943763319107157,"parent_id":693919362095557,"pcap_cnt":32,"event_type":"ftp_data","src_ip":"192.168.111.15","src_port":20,"dest_ip":"192.168.111.13","dest_port":49194,"ip_v":4,"proto":"TCP","app_proto":"ftp-data","ftp_data":{"command":"NLST"}}""",
            lines[6]);
    }

    [Fact]
    public void A_file_has_an_event_of_its_own_from_sender_to_receiver()
    {
        JsonElement[] events = Rendered.JsonLines(new EveRendering(), RichExplanation.Make());
        JsonElement data = Assert.Single(events, static one => one.GetProperty("event_type").GetString() == "ftp_data");
        JsonElement file = Assert.Single(events, static one => one.GetProperty("event_type").GetString() == "fileinfo");

        Assert.Equal("2001:0db8:0000:0000:0000:0000:0000:0003", data.GetProperty("src_ip").GetString());
        Assert.Equal("2001:0db8:0000:0000:0000:0000:0000:0002", file.GetProperty("src_ip").GetString());
        Assert.Equal(
            """{"filename":"unique.1","gaps":true,"state":"TRUNCATED","stored":true,"size":4000,"tx_id":0}""",
            file.GetProperty("fileinfo").GetRawText());
    }

    [Fact]
    public void A_command_that_was_never_answered_says_so()
    {
        Explanation explanation = Explain([WithExchanges([Ask("NOOP", "", 30, 40, PhaseName.Information)])]);
        JsonElement command = Rendered.JsonLines(new EveRendering(), explanation)[^1];

        Assert.Equal("""{"command":"NOOP","reply_received":"no","reply_truncated":false}""", command.GetProperty("ftp").GetRawText());
        Assert.Equal(30, command.GetProperty("pcap_cnt").GetInt32());
    }

    [Theory]
    [InlineData("PORT", "10,0,0,1,4,5", 200, "ok", 1029)]
    [InlineData("EPRT", "|2|2001:db8::1|1030|", 200, "ok", 1030)]
    [InlineData("PASV", "", 227, "Entering Passive Mode (10,0,0,1,4,7).", 1031)]
    [InlineData("PASV", "", 227, "=10,0,0,1,4,8", 1032)]
    [InlineData("EPSV", "", 229, "Entering Extended Passive Mode (|||1033|)", 1033)]
    [InlineData("PORT", "10,0,0,256,4,5", 501, "no", null)]
    [InlineData("PORT", "10,0,0,1,4", 501, "no", null)]
    [InlineData("EPRT", "|", 501, "no", null)]
    [InlineData("EPRT", "", 501, "no", null)]
    [InlineData("PASV", "", 500, "no (1,1,1,1,1,1)", null)]
    [InlineData("EPSV", "", 229, "(", null)]
    [InlineData("EPSV", "", 229, "(|||70000|)", null)]
    public void A_negotiation_that_nothing_came_of_still_names_its_port(string verb, string argument, int code, string text, int? port)
    {
        Explanation explanation = Explain([WithExchanges([Ask(verb, argument, 30, 40, PhaseName.Negotiation, Answer(code, text, 31, 41))])]);
        JsonElement ftp = Rendered.JsonLines(new EveRendering(), explanation)[^1].GetProperty("ftp");

        Assert.Equal(port, ftp.TryGetProperty("dynamic_port", out JsonElement named) ? named.GetInt32() : null);
        Assert.Equal(verb is "PORT" or "EPRT" ? "active" : "passive", ftp.GetProperty("mode").GetString());
    }
}
