using System.Text;
using Glassport.Protocol.Telnet;

namespace Glassport.Protocol.Tests.Telnet;

public sealed class TelnetFilterTests
{
    [Theory]
    [InlineData("NOOP\r\n", "NOOP\r\n", TelnetSignals.None)]
    [InlineData("\u00FF\u00F4\u00FF\u00F2ABOR\r\n", "ABOR\r\n", TelnetSignals.InterruptProcess | TelnetSignals.DataMark)]
    [InlineData("CWD \u00FF\u00FFa\r\n", "CWD \u00FFa\r\n", TelnetSignals.None)]
    [InlineData("CWD \u00FFa\r\n", "CWD \u00FFa\r\n", TelnetSignals.None)]
    [InlineData("\u00FF\u00FB\u0001NOOP\r\n", "NOOP\r\n", TelnetSignals.Negotiation)]
    [InlineData("\u00FF\u00FC\u0001\u00FF\u00FD\u0003\u00FF\u00FE\u0018QUIT\r\n", "QUIT\r\n", TelnetSignals.Negotiation)]
    [InlineData("\u00FF\u00FD\r\nQUIT\r\n", "\r\nQUIT\r\n", TelnetSignals.Negotiation)]
    [InlineData("a\u00FF\u00F1b\u00FF\u00F6c", "abc", TelnetSignals.Other)]
    [InlineData("a\u00FF\u00FA\u0018\u0001xterm\u00FF\u00FF\u00FF\u00F0b\r\n", "ab\r\n", TelnetSignals.Other)]
    [InlineData("a\u00FF\u00FAendless\nNOOP\r\n", "a\nNOOP\r\n", TelnetSignals.Other)]
    public void Telnet_commands_are_taken_out_wherever_a_chunk_is_cut(string source, string text, TelnetSignals signals)
    {
        byte[] bytes = Encoding.Latin1.GetBytes(source);
        for (int cut = 0; cut <= bytes.Length; cut++)
        {
            var filter = new TelnetFilter();
            byte[] output = new byte[bytes.Length + 2];
            int written = filter.Filter(bytes.AsSpan(0, cut), output.AsSpan(0, cut + 1), out var first);
            written += filter.Filter(bytes.AsSpan(cut), output.AsSpan(written), out var second);
            Assert.Equal(text, Encoding.Latin1.GetString(output, 0, written));
            Assert.Equal(signals, first | second);
            Assert.False(filter.IsInsideCommand);
        }
    }

    [Fact]
    public void An_IAC_at_the_very_end_was_data()
    {
        var filter = new TelnetFilter();
        byte[] output = new byte[4];
        Assert.Equal(1, filter.Filter([(byte)'a', 0xFF], output, out _));
        Assert.True(filter.IsInsideCommand);
        Assert.Equal(1, filter.Finish(output));
        Assert.Equal(0xFF, output[0]);
        Assert.Equal(0, filter.Finish(output));
    }

    [Fact]
    public void A_subnegotiation_without_an_end_swallows_no_more_than_the_limit()
    {
        var filter = new TelnetFilter();
        byte[] source = new byte[Limits.TelnetSubnegotiationBytes + 2 + 5];
        source.AsSpan().Fill((byte)'x');
        source[0] = 0xFF;
        source[1] = 250;
        byte[] output = new byte[source.Length + 1];
        Assert.Equal(5, filter.Filter(source, output, out _));
    }

    [Fact]
    public void A_destination_that_cannot_hold_everything_is_refused() =>
        Assert.Throws<ArgumentException>(() => new TelnetFilter().Filter(new byte[3], new byte[3], out _));

    [Fact]
    public void Random_bytes_in_random_chunks_give_what_they_give_at_once()
    {
        var random = new Random(854);
        byte[] alphabet = [0xFF, 0xFF, 0xFF, 250, 240, 244, 242, 251, 254, (byte)'a', (byte)'\r', (byte)'\n', 0];
        for (int round = 0; round < 5000; round++)
        {
            byte[] source = new byte[random.Next(60)];
            for (int i = 0; i < source.Length; i++)
                source[i] = alphabet[random.Next(alphabet.Length)];
            byte[] whole = new byte[source.Length + 2];
            var filter = new TelnetFilter();
            int expected = filter.Filter(source, whole, out _);

            byte[] parts = new byte[(source.Length * 2) + 2];
            var chunked = new TelnetFilter();
            int written = 0;
            for (int at = 0; at < source.Length;)
            {
                int length = random.Next(1, source.Length - at + 1);
                written += chunked.Filter(source.AsSpan(at, length), parts.AsSpan(written), out _);
                at += length;
            }

            Assert.Equal(whole.AsSpan(0, expected), parts.AsSpan(0, written));
        }
    }
}
