using System.Text;
using Glassport.Analysis.Filtering;
using Glassport.Packets;

namespace Glassport.Analysis.Tests.Filtering;

/// <summary>What can be asked of the filter, and what is said when it cannot be understood.</summary>
public class FtpFilterExpressionTests
{
    [Theory]
    [InlineData("ftp", null, null, null)]
    [InlineData("  ftp\t", null, null, null)]
    [InlineData("ftp host 192.0.2.1", "192.0.2.1", null, null)]
    [InlineData("ftp user alice", null, "alice", null)]
    [InlineData("ftp file b.txt", null, null, "b.txt")]
    [InlineData("ftp file b.txt and user alice and host 192.0.2.1", "192.0.2.1", "alice", "b.txt")]
    [InlineData("ftp user alice host 192.0.2.1", "192.0.2.1", "alice", null)]
    [InlineData("ftp file \"annual report.pdf\" user 'a b'", null, "a b", "annual report.pdf")]
    [InlineData("ftp user and", null, "and", null)]
    [InlineData("ftp user host", null, "host", null)]
    [InlineData("ftp user \"host\" and file and", null, "host", "and")]
    public void A_filter_is_understood(string text, string? host, string? user, string? file)
    {
        Assert.True(FtpFilterExpression.TryParse(text, out FtpFilterExpression? read, out FilterSyntaxError? error));
        Assert.Null(error);
        Assert.Equal((host, user, file), (read.Host?.Address.ToString(), read.User?.Text, read.File?.Text));
    }

    [Theory]
    [InlineData("", 0, "begin with \"ftp\"")]
    [InlineData("port 21", 0, "begin with \"ftp\"")]
    [InlineData("ftpd", 0, "begin with \"ftp\"")]
    [InlineData("ftp hots 192.0.2.1", 4, "\"hots\" is no part")]
    [InlineData("ftp 192.0.2.1", 4, "\"192.0.2.1\" is no part")]
    [InlineData("ftp \"host\" 192.0.2.1", 4, "\"host\" is no part")]
    [InlineData("ftp or user a", 4, "\"or\" is no part")]
    [InlineData("ftp and user a", 4, "\"and\" is no part")]
    [InlineData("ftp user a and and file b", 15, "\"and\" is no part")]
    [InlineData("ftp user a and", 14, "nothing follows the last \"and\"")]
    [InlineData("ftp host", 8, "\"host\" needs an address")]
    [InlineData("ftp user", 8, "\"user\" needs a name")]
    [InlineData("ftp file \"\"", 9, "\"file\" needs a name")]
    [InlineData("ftp file \"b.txt", 9, "not closed")]
    [InlineData("ftp host server.example", 9, "\"server.example\" is no address")]
    [InlineData("ftp host 192.0.2.0/33", 9, "no address")]
    [InlineData("ftp host 192.0.2.0/", 9, "no address")]
    [InlineData("ftp host 192.0.2.0/-1", 9, "no address")]
    [InlineData("ftp user a user b", 11, "\"user\" stands there twice")]
    [InlineData("ftp host 192.0.2.1 host 192.0.2.2", 19, "\"host\" stands there twice")]
    public void What_is_wrong_is_said_and_where(string text, int position, string message)
    {
        Assert.False(FtpFilterExpression.TryParse(text, out FtpFilterExpression? read, out FilterSyntaxError? error));
        Assert.Null(read);
        Assert.Equal(position, error.Position);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ftp", true)]
    [InlineData(" ftp host 192.0.2.1", true)]
    [InlineData("ftp nonsense", true)]
    [InlineData("port ftp", false)]
    [InlineData("ftp-data", false)]
    [InlineData("", false)]
    public void Filters_of_FTP_are_told_from_those_of_libpcap(string text, bool meant) => Assert.Equal(meant, FtpFilterExpression.IsMeant(text));

    [Theory]
    [InlineData("192.0.2.1", "192.0.2.1", true)]
    [InlineData("192.0.2.1", "192.0.2.2", false)]
    [InlineData("192.0.2.128/25", "192.0.2.200", true)]
    [InlineData("192.0.2.128/25", "192.0.2.127", false)]
    [InlineData("0.0.0.0/0", "192.0.2.127", true)]
    [InlineData("0.0.0.0/0", "2001:db8::1", false)]
    [InlineData("2001:db8::/32", "2001:db8:7::1", true)]
    [InlineData("2001:db8::/32", "2001:db9::1", false)]
    [InlineData("::/0", "2001:db9::1", true)]
    [InlineData("[2001:db8::1]", "2001:db8::1", true)]
    [InlineData("2001:db8::1/128", "2001:db8::2", false)]
    public void Networks_contain_their_hosts(string range, string host, bool contains)
    {
        Assert.True(AddressRange.TryParse(range, out AddressRange read));
        Assert.True(HostAddress.TryParse(host, out HostAddress address));
        Assert.Equal(contains, read.Contains(address));
    }

    [Theory]
    [InlineData("b.txt", "b.txt", true)]
    [InlineData("b.txt", "/pub/b.txt", true)]
    [InlineData("b.txt", "B.TXT", false)]
    [InlineData("b.txt", "bb.txt", false)]
    [InlineData("b.txt", "b.txt/c", false)]
    [InlineData("*.txt", "/pub/b.txt", true)]
    [InlineData("*.txt", "/pub.txt/b", false)]
    [InlineData("?.txt", "bb.txt", false)]
    [InlineData("pub/b.txt", "/srv/pub/b.txt", true)]
    [InlineData("pub/b.txt", "pub/b.txt", true)]
    [InlineData("pub/b.txt", "/srv/xpub/b.txt", false)]
    [InlineData("pub/b.txt", "b.txt", false)]
    [InlineData("/pub/b.txt", "/pub/b.txt", true)]
    [InlineData("/pub/b.txt", "/srv/pub/b.txt", false)]
    [InlineData("b.txt", "", false)]
    public void A_file_is_known_by_the_end_of_its_path(string pattern, string path, bool matches) =>
        Assert.Equal(matches, new NamePattern(pattern).MatchesPath(Encoding.UTF8.GetBytes(path)));

    [Theory]
    [InlineData("gbk")]
    [InlineData("utf-8")]
    [InlineData("gb18030")]
    public void Names_are_known_in_the_encodings_that_servers_use(string encoding)
    {
        byte[] path = [.. "/"u8, .. Protocol.Text.NameEncoding.TryFind(encoding)!.GetBytes("年度报告"), .. "/"u8, .. Protocol.Text.NameEncoding.TryFind(encoding)!.GetBytes("说明.txt")];
        Assert.True(new NamePattern("说明.txt").MatchesPath(path));
        Assert.True(new NamePattern("年度*/说*").MatchesPath(path));
        Assert.False(new NamePattern("说话.txt").MatchesPath(path));
    }
}
