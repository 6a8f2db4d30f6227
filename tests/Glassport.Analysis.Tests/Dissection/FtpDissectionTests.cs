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
}
