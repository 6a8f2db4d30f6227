using Glassport.Server.Records;

namespace Glassport.Server.Tests.Records;

public sealed class LogTextTests
{
    [Theory]
    [InlineData("plain.txt", "plain.txt")]
    [InlineData("两 files.txt", "两 files.txt")]
    [InlineData("a\r\nWed Nov 25 OK LOGIN", @"a\x0d\x0aWed Nov 25 OK LOGIN")]
    [InlineData("\u001b[31mred", @"\x1b[31mred")]
    [InlineData("say \"hi\"", "say \\\"hi\\\"")]
    [InlineData(@"a\b", @"a\\b")]
    [InlineData("txt.\u202Eexe", @"txt.\u202eexe")]
    [InlineData("\u0085\u2028\u007f", @"\u0085\u2028\x7f")]
    [InlineData(null, "")]
    public void Text_from_a_peer_shows_what_is_in_it(string? text, string visible) => Assert.Equal(visible, LogText.Visible(text));

    [Fact]
    public void Bytes_that_are_no_text_are_spelled_out()
    {
        Assert.Equal(@"\xe9t\xe9", LogText.Visible("\uDCE9t\uDCE9"));
        Assert.Equal(@"\ud83d", LogText.Visible("\uD83D"));
    }

    [Fact]
    public void A_message_escapes_when_it_is_written()
    {
        ListLogger logger = new();

        logger.LoginFailed(7, "eve\nadmin", new(System.Net.IPAddress.Loopback, 5), "wrong password");

        Assert.Equal([@"Session 7: login of eve\x0aadmin from 127.0.0.1:5 failed: wrong password"], logger.Messages);
    }
}
