namespace Glassport.Client.Tests;

public sealed class FtpAddressTests
{
    [Theory]
    [InlineData("host", TlsMode.None, "host", 21, null, null, "")]
    [InlineData("ftp://host", TlsMode.None, "host", 21, null, null, "")]
    [InlineData("FTP://host/", TlsMode.None, "host", 21, null, null, "")]
    [InlineData("ftps://host", TlsMode.Implicit, "host", 990, null, null, "")]
    [InlineData("ftpes://host:2121/a/b", TlsMode.Explicit, "host", 2121, null, null, "a/b")]
    [InlineData("u@host/a%20b", TlsMode.None, "host", 21, "u", null, "a b")]
    [InlineData("ftp://u:p%40x@host//etc/x", TlsMode.None, "host", 21, "u", "p@x", "/etc/x")]
    [InlineData("ftp://host/%2Fetc", TlsMode.None, "host", 21, null, null, "/etc")]
    [InlineData("ftp://host/100%/%zz%4", TlsMode.None, "host", 21, null, null, "100%/%zz%4")]
    [InlineData("ftp://host/ends%41", TlsMode.None, "host", 21, null, null, "endsA")]
    [InlineData("ftp://u:@host/", TlsMode.None, "host", 21, "u", "", "")]
    [InlineData("ftp://host/%2F%2Fa/../b", TlsMode.None, "host", 21, null, null, "//a/../b")]
    [InlineData("ftp://a@b.example@host", TlsMode.None, "host", 21, "a@b.example", null, "")]
    [InlineData("ftp://[2001:db8::1]:2121/x", TlsMode.None, "2001:db8::1", 2121, null, null, "x")]
    [InlineData("2001:db8::1", TlsMode.None, "2001:db8::1", 21, null, null, "")]
    public void Addresses_are_read(string text, TlsMode tls, string host, int port, string? user, string? password, string path)
    {
        Assert.True(FtpAddress.TryParse(text, out var address, out string problem), problem);
        Assert.Equal(new(tls, host, port, user, password, path, null), address);
    }

    [Theory]
    [InlineData("http://host")]
    [InlineData("ftp://")]
    [InlineData("ftp:///x")]
    [InlineData("host:0")]
    [InlineData("host:99999")]
    [InlineData("host:x")]
    [InlineData("ftp://host/a%0d%0aDELE%20b")]
    [InlineData("ftp://u%0aPASS@host")]
    [InlineData("ftp://host/a%00b")]
    [InlineData("ftp://host/a;type=x")]
    public void Others_are_refused_with_a_reason(string text)
    {
        Assert.False(FtpAddress.TryParse(text, out _, out string problem));
        Assert.NotEmpty(problem);
    }

    [Fact]
    public void A_type_is_taken_off_the_path()
    {
        Assert.True(FtpAddress.TryParse("ftp://host/a;type=A", out var address, out _));
        Assert.Equal(('a', "a"), (address.Type, address.Path));
    }

    [Fact]
    public void A_byte_that_is_no_utf8_stays_that_byte()
    {
        Assert.True(FtpAddress.TryParse("ftp://host/%C3%A4%E4%1b", out var address, out _));
        Assert.Equal([0xC3, 0xA4, 0xE4, 0x1B], Protocol.Text.FileName.Encode(address.Path));
    }
}
