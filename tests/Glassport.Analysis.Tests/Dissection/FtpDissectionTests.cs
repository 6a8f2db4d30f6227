using Glassport.Analysis.Dissection;
using Glassport.Analysis.Story;
using Glassport.Packets.Dissection;

namespace Glassport.Analysis.Tests.Dissection;

/// <summary>FTP in a packet.</summary>
public sealed class FtpDissectionTests
{
    [Fact]
    public void A_command_is_its_verb_its_argument_and_what_they_mean()
    {
        DissectedLayer layer = FtpDissection.Read("CWD pub\r\n"u8, 54, isRequest: true, Language.English, showSecrets: false);

        Assert.Equal("File Transfer Protocol (FTP), Request: CWD", layer.Title);
        Assert.Equal(
            [("ftp.request.command", "CWD", 54, 3), ("ftp.request.arg", "pub", 58, 3), ("glassport.meaning", "changes the directory", 0, 0)],
            layer.Fields.Select(field => (field.Name, field.Value, field.Offset, field.Length)));
    }

    [Theory]
    [InlineData(Language.English, "192 * 256 + 42 = 49194")]
    [InlineData(Language.Chinese, "192 * 256 + 42 = 49194")]
    public void Port_shows_how_its_port_is_worked_out(Language language, string arithmetic)
    {
        DissectedLayer layer = FtpDissection.Read("PORT 192,168,111,13,192,42\r\n"u8, 0, isRequest: true, language, showSecrets: false);

        Assert.Equal("192.168.111.13:49194", layer.Fields.Single(field => field.Name == "glassport.data_endpoint").Value);
        Assert.Equal(arithmetic.Replace(" ", "", StringComparison.Ordinal), layer.Fields.Single(field => field.Name == "glassport.data_port").Value.Replace(" ", "", StringComparison.Ordinal).Replace('×', '*'));
    }

    [Theory]
    [InlineData("EPRT |1|192.0.2.1|51205|", true, "192.0.2.1:51205")]
    [InlineData("227 Entering Passive Mode (192,0,2,2,200,5).", false, "192.0.2.2:51205")]
    [InlineData("229 Entering Extended Passive Mode (|||51205|)", false, ":51205")]
    public void Every_way_to_name_a_data_connection_is_read(string line, bool isRequest, string endpoint)
    {
        DissectedLayer layer = FtpDissection.Read(System.Text.Encoding.ASCII.GetBytes(line + "\r\n"), 0, isRequest, Language.English, showSecrets: false);

        Assert.EndsWith(endpoint, layer.Fields.Single(field => field.Name == "glassport.data_endpoint").Value, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("PASS", false, "•••")]
    [InlineData("ACCT", false, "•••")]
    [InlineData("pass", false, "•••")]
    [InlineData("PASS", true, "secret")]
    public void What_pass_and_acct_carry_is_hidden_unless_asked_for(string verb, bool showSecrets, string shown)
    {
        DissectedLayer layer = FtpDissection.Read(System.Text.Encoding.ASCII.GetBytes(verb + " secret\r\n"), 0, isRequest: true, Language.English, showSecrets);

        Assert.Equal(shown, layer.Fields.Single(field => field.Name == "ftp.request.arg").Value);
    }

    [Fact]
    public void A_reply_of_several_lines_is_read_line_by_line()
    {
        DissectedLayer layer = FtpDissection.Read("211-Features:\r\n EPRT\r\n211 End\r\n"u8, 10, isRequest: false, Language.English, showSecrets: false);

        Assert.Equal(["211", "Features:", " EPRT", "211", "End"], layer.Fields.Where(field => field.Name.StartsWith("ftp", StringComparison.Ordinal)).Select(field => field.Value));
        Assert.Equal(10 + "211-Features:\r\n EPRT\r\n".Length, layer.Fields.Last(field => field.Name == "ftp.response.code").Offset);
    }

    [Theory]
    [InlineData(Language.English, "Meaning", "Data connection at", "How the port is worked out")]
    [InlineData(Language.Chinese, "含义", "数据连接地址", "端口的算法")]
    public void What_glassport_adds_is_in_the_language_asked_for(Language language, params string[] labels)
    {
        DissectedLayer layer = FtpDissection.Read("227 Entering Passive Mode (192,0,2,2,200,5).\r\n"u8, 0, isRequest: false, language, showSecrets: false);

        Assert.Equal(labels, layer.Fields.Where(field => field.Name.StartsWith("glassport", StringComparison.Ordinal)).Select(field => field.Label));
        Assert.Equal("200*256+5=51205", layer.Fields.Single(field => field.Name == "glassport.data_port").Value);
    }

    [Fact]
    public void The_same_code_means_different_words_in_each_language()
    {
        string[] meanings = [.. new[] { Language.English, Language.Chinese }.Select(language =>
            FtpDissection.Read("530 no\r\n"u8, 0, isRequest: false, language, showSecrets: false).Fields.Single(field => field.Name == "glassport.meaning").Value)];

        Assert.Equal(2, meanings.Distinct().Count());
        Assert.DoesNotContain(meanings[0], char.IsHighSurrogate);
        Assert.All(meanings[0], static character => Assert.True(character < 0x2E80));
        Assert.Contains(meanings[1], static character => character >= 0x2E80);
    }

    [Fact]
    public void What_pass_carries_stands_nowhere_in_the_layer()
    {
        DissectedLayer layer = FtpDissection.Read("USER bob\r\nPASS hunter2 and more\r\n"u8, 0, isRequest: true, Language.English, showSecrets: false);

        Assert.DoesNotContain("hunter2", layer.Title, StringComparison.Ordinal);
        Assert.DoesNotContain(layer.Fields, static field => field.Value.Contains("hunter2", StringComparison.Ordinal) || field.Label.Contains("hunter2", StringComparison.Ordinal));
        Assert.Equal(["USER", "PASS"], layer.Fields.Where(static field => field.Name == "ftp.request.command").Select(static field => field.Value));
    }

    [Theory]
    [InlineData("PORT 192,0,2,1,200", true)]
    [InlineData("EPRT |1|nowhere|1|", true)]
    [InlineData("227 Entering Passive Mode", false)]
    [InlineData("229 Entering Extended Passive Mode (|||)", false)]
    public void An_address_that_cannot_be_read_is_not_made_up(string line, bool isRequest)
    {
        DissectedLayer layer = FtpDissection.Read(System.Text.Encoding.ASCII.GetBytes(line + "\r\n"), 0, isRequest, Language.English, showSecrets: false);

        Assert.DoesNotContain(layer.Fields, static field => field.Name is "glassport.data_endpoint" or "glassport.data_port");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Any_bytes_are_read_and_every_field_lies_in_them(bool isRequest)
    {
        // What lines are made of, so that the interesting places come often; the same bytes in every run.
        byte[] likely = [.. "PASVORTE1234567890,|()- \r\n\t"u8, 0, 0xFF, 0xF4, 0xC3, 0xA9, 0xE4];
        Random random = new(959);
        for (int round = 0; round < 5_000; round++)
        {
            byte[] payload = random.GetItems(likely, random.Next(80));
            DissectedLayer layer = FtpDissection.Read(payload, 54, isRequest, Language.Chinese, showSecrets: false);

            Assert.Equal((54, payload.Length), (layer.Offset, layer.Length));
            Assert.All(layer.Fields.Where(static field => field.Length > 0), field => Assert.True(field.Offset >= 54 && field.Offset + field.Length <= 54 + payload.Length, field.Name));
        }
    }

    [Fact]
    public void A_payload_of_very_many_lines_has_few_fields()
    {
        byte[] payload = new byte[60_000];
        payload.AsSpan().Fill((byte)'\n');

        Assert.InRange(FtpDissection.Read(payload, 0, isRequest: true, Language.English, showSecrets: false).Fields.Count, 1, 110);
    }
}
