using Glassport.Server.Tls;

namespace Glassport.Server.Tests.Tls;

/// <summary>Reading ClientHello messages.</summary>
public sealed class ClientHelloTests
{
    /// <summary>TLS 1.3 and 1.2 offered, SNI "ftp.test", ALPN "ftp", a pre-shared key.</summary>
    private static readonly byte[] Message =
    [
        1, 0, 0, 98, 3, 3, .. new byte[32], 0, 0, 2, 0x13, 0x01, 1, 0, 0, 55,
        0, 0, 0, 13, 0, 11, 0, 0, 8, .. "ftp.test"u8,
        0, 16, 0, 6, 0, 4, 3, .. "ftp"u8,
        0, 43, 0, 5, 4, 3, 4, 3, 3,
        0, 41, 0, 15, 0, 7, 0, 1, 9, 0, 0, 0, 0, 0, 4, 3, 1, 2, 3,
    ];

    private static readonly byte[] Record = [22, 3, 1, 0, (byte)Message.Length, .. Message];

    [Fact]
    public void What_is_offered_is_read()
    {
        var (arrival, isComplete) = HelloArrival.Of(Record);

        Assert.True(isComplete);
        Assert.Equal("ftp.test", arrival.Hello?.ServerName);
        Assert.Equal(["ftp"], arrival.Hello!.Protocols.ToArray());
        Assert.Equal([0x0304, 0x0303], arrival.Hello.Versions.ToArray());
        Assert.True(arrival.Hello.OffersSession);
        Assert.True(arrival.Hello.Offers(0x0304, 0x0304));
    }

    [Fact]
    public void A_message_in_many_records_is_the_same()
    {
        byte[] records = [.. Message.SelectMany(one => new byte[] { 22, 3, 1, 0, 1, one })];

        Assert.Equal("ftp.test", HelloArrival.Of(records).Arrival.Hello?.ServerName);
    }

    [Fact]
    public void Truncation_at_every_length_asks_for_more() =>
        Assert.All(Enumerable.Range(0, Record.Length), length => Assert.False(HelloArrival.Of(Record.AsSpan(0, length)).IsComplete));

    [Fact]
    public void Truncation_of_the_body_at_every_length_is_malformed_or_less()
    {
        for (int length = 0; length < Message.Length - 4; length++)
        {
            var hello = ClientHello.Read(Message.AsSpan(4, length));
            Assert.True(hello is null || hello.ServerName is null, $"{length}");
        }
    }
}
