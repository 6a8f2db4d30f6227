using Glassport.Analysis.Rendering;
using static Glassport.Analysis.Tests.Rendering.SampleExplanations;

namespace Glassport.Analysis.Tests.Rendering;

public sealed class CsvRenderingTests
{
    private const string Header =
        "time,conversation,client,server,user,command,path,mode,negotiated_by,from,to,bytes,sha256,gaps_bytes,duration_ms,bytes_per_second,reply,complete,findings";

    [Fact]
    public void No_transfer_is_a_header_alone()
    {
        Assert.Equal(Header + "\r\n", Rendered.Text(new CsvRendering(), Empty()));
    }

    [Fact]
    public void A_transfer_is_a_line()
    {
        Assert.Equal(
            [
                Header,
                "2026-11-21T19:21:15.684775000Z,c1,192.168.111.13:49131,192.168.111.15:21,ftpuser,NLST,docs,active,PORT,192.168.111.15:20,192.168.111.13:49194,"
                    + "14,d7ec1349916f5e8eed5ff736e4bb7cdb7e42e7bb938dee1b6fcc5171812de360,0,0.06,233333,226,true,",
            ],
            Rendered.Lines(new CsvRendering(), Explain([ActiveConversation("docs")]), end: "\r\n"));
    }

    [Fact]
    public void Gaps_findings_and_the_decoded_path_are_told()
    {
        string[] fields = Rendered.Lines(new CsvRendering(), RichExplanation.Make(), end: "\r\n")[1].Split(',');

        Assert.Equal(["Ö.bin", "2540", "", "false", "incomplete-transfer"], [fields[6], fields[13], fields[12], fields[17], fields[18]]);
    }

    [Theory]
    [InlineData(null, "")]
    [InlineData("plain", "plain")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("say \"x\"", "\"say \"\"x\"\"\"")]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+1", "'+1")]
    [InlineData("-1", "'-1")]
    [InlineData("@SUM(A1,A2)", "\"'@SUM(A1,A2)\"")]
    [InlineData("\t=1", "'\\x09=1")]
    [InlineData("\r=1", "'\\x0d=1")]
    [InlineData("\uFF1D1", "'\uFF1D1")]
    [InlineData("a\nb\0", "a\\x0ab\\x00")]
    [InlineData("\u2028", "\\x2028")]
    public void Fields_are_quoted_and_never_formulas(string? value, string expected)
    {
        Assert.Equal(expected, CsvText.Field(value));
    }
}
