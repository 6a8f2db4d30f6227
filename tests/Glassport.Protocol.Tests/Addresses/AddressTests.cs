using System.Net;
using System.Text;
using Glassport.Protocol.Addresses;

namespace Glassport.Protocol.Tests.Addresses;

public sealed class AddressTests
{
    private delegate bool Parser(ReadOnlySpan<char> text, out DataEndpoint endpoint);

    private delegate bool ByteParser(ReadOnlySpan<byte> text, out DataEndpoint endpoint);

    private static readonly Dictionary<string, (Parser Text, ByteParser Bytes)> Parsers = new()
    {
        ["PORT"] = (HostPort.TryParse, HostPort.TryParse),
        ["227"] = (PassiveReply.TryParse, PassiveReply.TryParse),
        ["EPRT"] = (ExtendedPort.TryParse, ExtendedPort.TryParse),
        ["229"] = (ExtendedPassiveReply.TryParse, ExtendedPassiveReply.TryParse),
        ["LPRT"] = (LongHostPort.TryParse, LongHostPort.TryParse),
        ["228"] = (LongHostPort.TryParseReply, LongHostPort.TryParseReply),
    };

    [Theory]
    [InlineData("PORT", "192,168,111,13,192,42", "192.168.111.13:49194", "192*256+42=49194")]
    [InlineData("PORT", " 10, 0 ,0,1, 4 , 1 ", "10.0.0.1:1025", "4*256+1=1025")]
    [InlineData("PORT", "010,000,000,001,004,001", "10.0.0.1:1025", "4*256+1=1025")]
    [InlineData("PORT", "(10,0,0,1,4,1)", "10.0.0.1:1025", "4*256+1=1025")]
    [InlineData("PORT", "255,255,255,255,255,255", "255.255.255.255:65535", "255*256+255=65535")]
    [InlineData("PORT", "0,0,0,0,0,0", "0.0.0.0:0", "0*256+0=0")]
    [InlineData("227", "Entering Passive Mode (192,168,111,15,217,4).", "192.168.111.15:55556", "217*256+4=55556")]
    [InlineData("227", "227 Entering Passive Mode (192,168,111,15,217,4)", "192.168.111.15:55556", "217*256+4=55556")]
    [InlineData("227", "Entering Passive Mode 192,168,111,15,217,4", "192.168.111.15:55556", "217*256+4=55556")]
    [InlineData("227", "Entering Passive Mode. 192,168,111,15,217,4", "192.168.111.15:55556", "217*256+4=55556")]
    [InlineData("227", "=192,168,111,15,217,4", "192.168.111.15:55556", "217*256+4=55556")]
    [InlineData("227", "192,168,111,15,217,4", "192.168.111.15:55556", "217*256+4=55556")]
    [InlineData("227", "Passive mode 2 on host 7: (10, 0, 0, 1, 4, 1)", "10.0.0.1:1025", "4*256+1=1025")]
    [InlineData("227", "Passive (300,1,2,3,4,5) no: [10,0,0,1,4,1]", "10.0.0.1:1025", "4*256+1=1025")]
    [InlineData("EPRT", "|1|132.235.1.2|6275|", "132.235.1.2:6275", null)]
    [InlineData("EPRT", "|2|1080::8:800:200C:417A|5282|", "[1080::8:800:200c:417a]:5282", null)]
    [InlineData("EPRT", "!1!132.235.1.2!6275!", "132.235.1.2:6275", null)]
    [InlineData("EPRT", " |1|132.235.1.2|6275 ", "132.235.1.2:6275", null)]
    [InlineData("EPRT", "|2|fe80::1%eth0|1025|", "[fe80::1]:1025", null)]
    [InlineData("EPRT", "|2|::ffff:10.0.0.1|1025|", "[::ffff:10.0.0.1]:1025", null)]
    [InlineData("229", "Entering Extended Passive Mode (|||6446|)", ":6446", null)]
    [InlineData("229", "229 Entering Extended Passive Mode (|||6446|).", ":6446", null)]
    [InlineData("229", "Extended (!!!65535!)", ":65535", null)]
    [InlineData("229", "Entering Extended Passive Mode |||6446|", ":6446", null)]
    [InlineData("229", "Entering Extended Passive Mode (|1|132.235.1.2|6446|)", "132.235.1.2:6446", null)]
    [InlineData("229", "Entering Extended Passive Mode (|2|2001:db8::1|6446|)", "[2001:db8::1]:6446", null)]
    [InlineData("229", "Extended (EPSV) mode (|||6446|)", ":6446", null)]
    [InlineData("LPRT", "4,4,10,0,0,1,2,4,1", "10.0.0.1:1025", "4*256+1=1025")]
    [InlineData("LPRT", "6,16,32,1,13,184,0,0,0,0,0,0,0,0,0,0,0,1,2,192,42", "[2001:db8::1]:49194", "192*256+42=49194")]
    [InlineData("228", "Entering Long Passive Mode (4,4,10,0,0,1,2,4,1)", "10.0.0.1:1025", "4*256+1=1025")]
    [InlineData("228", "228 Entering Long Passive Mode 4,4,10,0,0,1,2,4,1", "10.0.0.1:1025", "4*256+1=1025")]
    [InlineData("228", "Entering Long Passive Mode (6,16,32,1,13,184,0,0,0,0,0,0,0,0,0,0,0,1,2,192,42)", "[2001:db8::1]:49194", "192*256+42=49194")]
    public void An_address_is_read_with_its_arithmetic(string form, string text, string endpoint, string? arithmetic)
    {
        Assert.True(Parsers[form].Text(text, out var fromText));
        Assert.Equal(endpoint, fromText.ToString());
        Assert.Equal(arithmetic, fromText.Arithmetic);
        Assert.True(Parsers[form].Bytes(Encoding.Latin1.GetBytes(text), out var fromBytes));
        Assert.Equal(fromText, fromBytes);
    }

    [Theory]
    [InlineData("PORT", "")]
    [InlineData("PORT", "10,0,0,1,4")]
    [InlineData("PORT", "10,0,0,1,4,1,7")]
    [InlineData("PORT", "10,0,0,256,4,1")]
    [InlineData("PORT", "10,0,0,1,4,1x")]
    [InlineData("PORT", "10,0,0,-1,4,1")]
    [InlineData("PORT", "10.0.0.1,4,1")]
    [InlineData("PORT", "10,0,,1,4,1")]
    [InlineData("PORT", "10,0,0,1,4,99999999999999999999")]
    [InlineData("227", "Entering Passive Mode")]
    [InlineData("227", "Entering Passive Mode (10,0,0,1,4)")]
    [InlineData("227", "Entering Passive Mode (10,0,0,1,4,1,7)")]
    [InlineData("227", "Entering Passive Mode (999,10,0,0,1,4,1)")]
    [InlineData("227", "Entering Passive Mode (10,0,0,1,4,256)")]
    [InlineData("EPRT", "")]
    [InlineData("EPRT", "|")]
    [InlineData("EPRT", "|1|132.235.1.2|0|")]
    [InlineData("EPRT", "|1|132.235.1.2|65536|")]
    [InlineData("EPRT", "|1|132.235.1|6275|")]
    [InlineData("EPRT", "|1|0132.235.1.2|6275|")]
    [InlineData("EPRT", "|1|::1|6275|")]
    [InlineData("EPRT", "|2|132.235.1.2|6275|")]
    [InlineData("EPRT", "|3|132.235.1.2|6275|")]
    [InlineData("EPRT", "|1|132.235.1.2|6275||")]
    [InlineData("EPRT", "|1|132.235.1.2|+6275|")]
    [InlineData("EPRT", "11132.235.1.21627511")]
    [InlineData("EPRT", " 1 132.235.1.2 6275 ")]
    [InlineData("229", "Entering Extended Passive Mode")]
    [InlineData("229", "Entering Extended Passive Mode (|||0|)")]
    [InlineData("229", "Entering Extended Passive Mode (|||65536|)")]
    [InlineData("229", "Entering Extended Passive Mode (|||6446)")]
    [InlineData("229", "Entering Extended Passive Mode (|3|x|6446|)")]
    [InlineData("LPRT", "4,4,10,0,0,1,2,4")]
    [InlineData("LPRT", "4,4,10,0,0,1,2,4,1,1")]
    [InlineData("LPRT", "4,6,10,0,0,1,2,4,1")]
    [InlineData("LPRT", "5,4,10,0,0,1,2,4,1")]
    [InlineData("LPRT", "4,4,10,0,0,1,3,4,1,1")]
    [InlineData("LPRT", "")]
    [InlineData("228", "Entering Long Passive Mode (6,16,1,2)")]
    public void What_is_no_address_is_none(string form, string text)
    {
        Assert.False(Parsers[form].Text(text, out var endpoint));
        Assert.Equal(default, endpoint);
        Assert.False(Parsers[form].Bytes(Encoding.Latin1.GetBytes(text), out _));
    }

    [Theory]
    [InlineData("PORT", "192,168,111,13,192,255")]
    [InlineData("227", "Entering Passive Mode (192,168,111,15,217,255)")]
    [InlineData("EPRT", "|2|1080::8:800:200C:417A|5282|")]
    [InlineData("229", "Entering Extended Passive Mode (|||6446|)")]
    [InlineData("LPRT", "6,16,32,1,13,184,0,0,0,0,0,0,0,0,0,0,0,1,2,192,42")]
    [InlineData("228", "Entering Long Passive Mode (4,4,10,0,0,1,2,4,1)")]
    public void Every_beginning_is_refused_or_read_but_never_throws(string form, string text)
    {
        Assert.False(Parsers[form].Text(text.AsSpan(0, text.Length / 2), out _));
        for (int length = 0; length < text.Length; length++)
        {
            if (Parsers[form].Text(text.AsSpan(0, length), out var endpoint))
                Assert.InRange(endpoint.Port, 0, 65535);
        }

        Assert.True(Parsers[form].Text(text, out _));
    }

    [Fact]
    public void Random_text_never_throws_and_never_gives_a_port_out_of_range()
    {
        var random = new Random(2428);
        string alphabet = "0123456789,,,,||||().: %a-";
        int read = 0;
        for (int i = 0; i < 20_000; i++)
        {
            string text = new([.. Enumerable.Range(0, random.Next(40)).Select(_ => alphabet[random.Next(alphabet.Length)])]);
            foreach (var parser in Parsers.Values)
            {
                if (!parser.Text(text, out var endpoint))
                    continue;
                read++;
                Assert.InRange(endpoint.Port, 0, 65535);
            }
        }

        Assert.True(read > 0);
    }

    [Fact]
    public void Every_port_survives_PORT_and_EPRT()
    {
        for (int port = 1; port <= 65535; port += 97)
        {
            Assert.True(HostPort.TryParse($"1,2,3,4,{port >> 8},{port & 255}", out var endpoint));
            Assert.Equal((IPAddress.Parse("1.2.3.4"), port), (endpoint.Address, endpoint.Port));
            Assert.True(ExtendedPort.TryParse($"|1|1.2.3.4|{port}|", out endpoint));
            Assert.Equal(port, endpoint.Port);
        }
    }

    [Fact]
    public void A_long_text_is_searched_no_further_than_the_limit()
    {
        string far = new string('x', Limits.AddressTextBytes) + " (10,0,0,1,4,1)";
        Assert.False(PassiveReply.TryParse(far, out _));
        Assert.False(PassiveReply.TryParse(Encoding.ASCII.GetBytes(far), out _));
    }

    [Theory]
    [InlineData("", ExtendedPassiveArgument.None)]
    [InlineData(" ", ExtendedPassiveArgument.None)]
    [InlineData("1", ExtendedPassiveArgument.IPv4)]
    [InlineData("2 ", ExtendedPassiveArgument.IPv6)]
    [InlineData("all", ExtendedPassiveArgument.All)]
    [InlineData("ALL", ExtendedPassiveArgument.All)]
    [InlineData("3", ExtendedPassiveArgument.Unknown)]
    public void EPSV_asks_for_a_family_or_for_ALL(string argument, ExtendedPassiveArgument expected)
    {
        Assert.Equal(expected, ExtendedPassiveCommand.Parse(argument));
        Assert.Equal(expected, ExtendedPassiveCommand.Parse(Encoding.ASCII.GetBytes(argument)));
    }
}
