using Glassport.App.Import;

namespace Glassport.App.Tests.Import;

public sealed class VsftpdParserTests : IDisposable
{
    private readonly VsftpdConf conf = new();

    public void Dispose() => conf.Dispose();

    [Theory]
    [InlineData("YES", true)]
    [InlineData("yes", true)]
    [InlineData("TRUE", true)]
    [InlineData("1", true)]
    [InlineData("NO", false)]
    [InlineData("false", false)]
    [InlineData("0", false)]
    public void Booleans_have_three_spellings_each_in_any_case(string text, bool expected) =>
        Assert.Equal(expected, conf.Read($"background={text}\n").Background);

    [Theory]
    [InlineData("022", 18)]
    [InlineData("22", 22)]
    [InlineData("0", 0)]
    [InlineData("077", 63)]
    public void A_leading_zero_makes_a_number_octal(string text, int expected) =>
        Assert.Equal(expected, conf.Site($"local_umask={text}").Files.Umask);

    [Fact]
    public void Comments_and_empty_lines_say_nothing_and_the_last_line_wins() =>
        Assert.Equal(2122, conf.Site("# listen_port=1\n\n   \nlisten_port=2121\nlisten_port=2122").Bindings.Single().Port);

    [Fact]
    public void Spaces_before_an_option_do_not_matter() => Assert.Equal(2121, conf.Site("  listen_port=2121").Bindings.Single().Port);

    [Fact]
    public void The_command_line_wins_over_the_file()
    {
        var read = conf.Read("listen_port=2121\nbackground=NO", "listen_port=2200", "background=YES");

        Assert.Equal(2200, read.Settings.Sites.Single().Bindings.Single().Port);
        Assert.True(read.Background);
    }

    [Theory]
    [InlineData("anonymous_enable =YES", "no space may stand between anonymous_enable and the equals sign")]
    [InlineData("anonymous_enable= YES", "bad bool value in config file for: anonymous_enable (no space may stand around the value)")]
    [InlineData("anonymous_enable=YES\r", "carriage return")]
    [InlineData("anonymous_enable=", "missing value in config file for: anonymous_enable")]
    [InlineData("anonymous_enable", "missing value in config file for: anonymous_enable")]
    [InlineData("anonymous_enable=maybe", "bad bool value")]
    [InlineData("anonymus_enable=YES", "unrecognised variable in config file: anonymus_enable (is anonymous_enable meant?)")]
    [InlineData("Listen=YES", "unrecognised variable in config file: Listen (is listen meant?)")]
    [InlineData("entirely_something_else=YES", "unrecognised variable in config file: entirely_something_else")]
    [InlineData("local_umask=089", "bad number")]
    [InlineData("listen_port=ten", "bad number")]
    [InlineData("listen_port=99999", "a port is at most 65535")]
    [InlineData("max_clients=99999999999999999999", "bad number")]
    [InlineData("local_umask=077777", "no file mode")]
    [InlineData("listen_address=example", "no IPv4 address: example")]
    [InlineData("listen_address=::1", "no IPv4 address: ::1")]
    [InlineData("pasv_address=ftp.example.com", "a host name needs pasv_addr_resolve=YES")]
    [InlineData(" # a comment", "a comment begins in the first column")]
    [InlineData("listen=NO", "inetd")]
    [InlineData("deny_file={a,b", "a brace is not closed")]
    public void What_is_wrong_is_said_with_file_and_line(string line, string expected)
    {
        var failure = Assert.Throws<ImportException>(() => conf.Read("# first\n" + line + "\n"));

        Assert.StartsWith(conf.File + ":2: ", failure.Message, StringComparison.Ordinal);
        Assert.Contains(expected, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_wrong_on_the_command_line_is_said_to_be_there() =>
        Assert.StartsWith("-o: ", Assert.Throws<ImportException>(() => conf.Read("", "lisen=YES")).Message, StringComparison.Ordinal);

    [Fact]
    public void A_file_that_is_not_there_is_named() =>
        Assert.StartsWith(conf.PathOf("none") + ": cannot open config file", Assert.Throws<ImportException>(() =>
            App.Import.Vsftpd.VsftpdReader.Read(conf.PathOf("none"), [], App.Import.Vsftpd.VsftpdSurroundings.Machine)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_file_longer_than_vsftpd_reads_is_refused() =>
        Assert.Contains("longer than 100000 bytes", Assert.Throws<ImportException>(() => conf.Read(new string('#', 100_001))).Message, StringComparison.Ordinal);

    [Fact]
    public void Every_beginning_of_a_file_is_read_or_refused_with_its_line()
    {
        const string file = "# vsftpd\nlisten=YES\nlocal_umask=022\nftpd_banner=Welcome = here\npasv_min_port=40000\n";
        for (int length = 0; length <= file.Length; length++)
        {
            int line = file[..length].Count(letter => letter == '\n') + 1;
            try
            {
                Assert.Single(conf.Read(file[..length]).Settings.Sites);
            }
            catch (ImportException failure)
            {
                Assert.Equal(line, failure.Line);
            }
        }
    }

    [Fact]
    public void A_text_may_be_anything_behind_the_first_equals_sign_and_nothing_unsets_it()
    {
        Assert.Equal("Welcome = here ", conf.Site("ftpd_banner=Welcome = here ").Messages.Banner);
        Assert.Null(conf.Site("ftpd_banner=Welcome\nftpd_banner=").Messages.Banner);
    }
}
