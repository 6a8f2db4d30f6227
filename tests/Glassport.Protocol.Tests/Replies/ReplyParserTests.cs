using System.Text;
using Glassport.Protocol.Replies;

namespace Glassport.Protocol.Tests.Replies;

public sealed class ReplyParserTests
{
    [Theory]
    [InlineData("220 Service ready", 220, "Service ready")]
    [InlineData("220", 220, "")]
    [InlineData("220 ", 220, "")]
    [InlineData("220Welcome", 220, "Welcome")]
    [InlineData("220\tWelcome", 220, "Welcome")]
    [InlineData("220  two blanks", 220, " two blanks")]
    [InlineData("2200 four digits", 0, "2200 four digits")]
    [InlineData("22 two digits", 0, "22 two digits")]
    [InlineData("vsftpd: OOPS", 0, "vsftpd: OOPS")]
    [InlineData(" 220 indented", 0, " 220 indented")]
    [InlineData("0x0 hex", 0, "0x0 hex")]
    [InlineData("999 no such class", 0, "999 no such class")]
    [InlineData("632 x2FuZ2Vs", 632, "x2FuZ2Vs")]
    public void A_reply_of_one_line_is_whole_at_once(string line, int code, string text)
    {
        var parser = new ReplyParser();
        Assert.Equal(ReplyProgress.Complete, Feed(parser, line));
        Assert.Equal(code, parser.Code);
        Assert.Equal(text, Encoding.Latin1.GetString(parser.Text));
        Assert.Equal(line, Lines(parser));
    }

    [Theory]
    [InlineData("123-First line|Second line|  234 A line beginning with numbers|123 The last line")]
    [InlineData("230-Welcome|230-again|230 Done")]
    [InlineData("230-Welcome|226 this is not the end|230 Done")]
    [InlineData("230-Welcome|221-neither is this|230 Done")]
    [InlineData("230-Welcome|||230 Done")]
    [InlineData("211-Features:| SIZE| MDTM|211 End")]
    [InlineData("211-|211 ")]
    [InlineData("230-Welcome|text|230")]
    [InlineData("230-Welcome| 230 indented|230x glued|2300 digits|230-|230\tDone")]
    public void A_reply_of_several_lines_ends_at_its_own_code_only(string reply)
    {
        var parser = new ReplyParser();
        string[] lines = reply.Split('|');
        for (int round = 0; round < 2; round++)
        {
            foreach (string line in lines[..^1])
            {
                Assert.Equal(ReplyProgress.Incomplete, Feed(parser, line));
                Assert.True(parser.IsOpen);
            }

            Assert.Equal(ReplyProgress.Complete, Feed(parser, lines[^1]));
            Assert.False(parser.IsOpen);
            Assert.Equal(int.Parse(reply[..3], System.Globalization.CultureInfo.InvariantCulture), parser.Code);
            Assert.Equal(reply, Lines(parser));
        }
    }

    [Fact]
    public void An_empty_line_between_replies_is_none()
    {
        var parser = new ReplyParser();
        Assert.Equal(ReplyProgress.Incomplete, Feed(parser, ""));
        Assert.False(parser.IsOpen);
        Assert.Equal(0, parser.LineCount);
        Assert.Equal(ReplyProgress.Complete, Feed(parser, "200 ok"));
    }

    [Fact]
    public void A_reply_without_end_stays_bounded_and_still_finds_its_end()
    {
        var parser = new ReplyParser();
        Feed(parser, "230-x");
        for (int i = 0; i < Limits.ReplyLines * 3; i++)
            Assert.Equal(ReplyProgress.Incomplete, Feed(parser, new string('y', 100)));
        Assert.True(parser.IsTruncated);
        Assert.True(parser.LineCount <= Limits.ReplyLines);
        Assert.Equal(ReplyProgress.Complete, Feed(parser, "230 end"));
        Assert.Equal(ReplyProgress.Complete, Feed(parser, "200 ok"));
        Assert.False(parser.IsTruncated);
    }

    [Fact]
    public void A_line_longer_than_a_reply_may_be_is_cut()
    {
        var parser = new ReplyParser();
        Feed(parser, "220 " + new string('y', Limits.ReplyBytes));
        Assert.True(parser.IsTruncated);
        Assert.Equal(Limits.ReplyBytes, parser.Line(0).Length);
    }

    [Fact]
    public void A_reply_whose_end_was_lost_can_be_given_up()
    {
        var parser = new ReplyParser();
        Assert.False(parser.Abandon());
        Feed(parser, "230-Welcome");
        Assert.True(parser.Abandon());
        Assert.True(parser.IsAbandoned);
        Assert.Equal("230-Welcome", Lines(parser));
        Assert.Equal(ReplyProgress.Complete, Feed(parser, "226 Done"));
        Assert.Equal(226, parser.Code);
        Assert.False(parser.IsAbandoned);
    }

    [Fact]
    public void Every_beginning_of_a_line_can_be_read()
    {
        byte[] line = "230-Welcome"u8.ToArray();
        for (int length = 0; length <= line.Length; length++)
            Assert.Equal(length >= 3 ? 230 : 0, ReplyLine.Parse(line.AsSpan(0, length)).Code);
    }

    [Fact]
    public void Random_lines_never_break_it()
    {
        var random = new Random(959);
        var parser = new ReplyParser();
        string alphabet = "012- \tx";
        for (int i = 0; i < 50_000; i++)
        {
            string line = new([.. Enumerable.Range(0, random.Next(8)).Select(_ => alphabet[random.Next(alphabet.Length)])]);
            var progress = Feed(parser, line);
            if (line.Length > 0)
                Assert.Equal(progress == ReplyProgress.Incomplete, parser.IsOpen);
            Assert.True(parser.LineCount <= Limits.ReplyLines);
        }
    }

    private static ReplyProgress Feed(ReplyParser parser, string line) => parser.Feed(Encoding.Latin1.GetBytes(line));

    private static string Lines(ReplyParser parser) =>
        string.Join('|', Enumerable.Range(0, parser.LineCount).Select(i => Encoding.Latin1.GetString(parser.Line(i))));
}
