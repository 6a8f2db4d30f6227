using System.Buffers;
using System.Security.Cryptography;
using Glassport.Packets.Tls;
using static Glassport.Packets.Tests.Bytes;

namespace Glassport.Packets.Tests;

public sealed class TlsTests
{
    [Fact]
    public void A_client_of_TLS_1_3_tells_what_it_wants()
    {
        ClientHelloView hello = Client(TlsHellos.Client13);
        Assert.Equal((0x0303, 0x0304, "ftp.example.com", false),
            (hello.LegacyVersion, hello.MaximumVersion, hello.ServerName, hello.OffersPreSharedKey));
        Assert.Equal(["ftp", "x-other"], hello.Protocols);
        Assert.Equal(32, hello.SessionId.Length);
    }

    [Fact]
    public void A_client_of_TLS_1_2_has_neither_extension()
    {
        ClientHelloView hello = Client(TlsHellos.Client12);
        Assert.Equal((0x0303, 0x0303, null, false),
            (hello.LegacyVersion, hello.MaximumVersion, hello.ServerName, hello.OffersPreSharedKey));
        Assert.Empty(hello.Protocols);
        Assert.True(hello.SessionId.IsEmpty);
    }

    [Fact]
    public void Servers_tell_version_and_cipher_suite()
    {
        ServerHelloView old = Server(TlsHellos.Server12);
        Assert.Equal(("TLSv1.2", "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384"),
            (TlsNames.Version(old.Version), TlsNames.CipherSuite(old.CipherSuite)));
        ServerHelloView current = Server(TlsHellos.Server13);
        Assert.Equal(("TLSv1.3", "TLS_AES_256_GCM_SHA384"), (TlsNames.Version(current.Version), TlsNames.CipherSuite(current.CipherSuite)));
        Assert.False(current.SelectsPreSharedKey);
    }

    [Fact]
    public void A_resumed_session_shows()
    {
        Assert.True(Client(TlsHellos.ResumingClient13).OffersPreSharedKey);
        Assert.True(Server(TlsHellos.ResumingServer13).SelectsPreSharedKey);
        ClientHelloView client = Client(TlsHellos.ResumingClient12);
        Assert.False(client.SessionId.IsEmpty);
        Assert.True(client.SessionId.Span.SequenceEqual(Server(TlsHellos.ResumingServer12).SessionId.Span));
    }

    [Fact]
    public void Behind_a_retry_request_the_real_hello_is_read()
    {
        Assert.Equal(SHA256.HashData("HelloRetryRequest"u8), TlsHellos.RetryServer13[11..43]);
        byte[] retryOnly = TlsHellos.RetryServer13[..(5 + 0x58)];
        Assert.Equal(OperationStatus.NeedMoreData, TlsHello.TryReadServer(retryOnly, out _));
        Assert.Equal((0x0304, 0x1302), (Server(TlsHellos.RetryServer13).Version, Server(TlsHellos.RetryServer13).CipherSuite));
    }

    [Fact]
    public void A_hello_in_many_records_is_put_together()
    {
        byte[] message = TlsHellos.Client13[5..];
        byte[] stream = Join([.. message.Chunk(7).Select(static part => Join(Hex("160301"), UInt16(part.Length), part))]);
        Assert.Equal("ftp.example.com", Client(stream).ServerName);
    }

    [Fact]
    public void A_hello_needs_more_at_every_length_but_its_own()
    {
        for (int length = 0; length < TlsHellos.Client13.Length; length++)
            Assert.Equal(OperationStatus.NeedMoreData, TlsHello.TryReadClient(TlsHellos.Client13.AsSpan(0, length), out _));
        for (int length = 0; length < TlsHellos.RetryServer13.Length; length++)
            Assert.Equal(OperationStatus.NeedMoreData, TlsHello.TryReadServer(TlsHellos.RetryServer13.AsSpan(0, length), out _));
    }

    [Theory]
    [InlineData("55")] // USER
    [InlineData("15 0301 0002 0228")] // an alert
    [InlineData("16 0301 0004 01004001")] // too long for a hello
    [InlineData("16 0301 0004 00000000")] // another handshake message
    [InlineData("16 0301 0006 01000002 0303")] // ends within its fields
    [InlineData("16 0301 0004 010000FF 15 0301 0002 0228")] // an alert in the middle of it
    [InlineData("16 0301 0000")] // an empty record
    [InlineData("16 0201 0004 010000FF")] // not version 3
    public void What_is_no_hello_is_invalid(string bytes)
    {
        Assert.Equal(OperationStatus.InvalidData, TlsHello.TryReadClient(Hex(bytes), out _));
        Assert.Equal(OperationStatus.InvalidData, TlsHello.TryReadServer(Hex(bytes), out _));
    }

    [Fact]
    public void A_server_is_no_client()
    {
        Assert.Equal(OperationStatus.InvalidData, TlsHello.TryReadClient(TlsHellos.Server13, out _));
        Assert.Equal(OperationStatus.InvalidData, TlsHello.TryReadServer(TlsHellos.Client13, out _));
    }

    [Theory]
    [InlineData("ftp.example.com", "ftp.example.com")]
    [InlineData("ftp.exa\u001b[2Jcom", null)]
    [InlineData("ftp example com", null)]
    public void A_server_name_that_cannot_be_shown_is_left_out(string sent, string? shown)
    {
        byte[] hello = [.. TlsHellos.Client13];
        int at = hello.AsSpan().IndexOf("ftp.example.com"u8);
        for (int i = 0; i < sent.Length; i++)
            hello[at + i] = (byte)sent[i];
        Assert.Equal(shown, Client(hello).ServerName);
    }

    [Fact]
    public void Reserved_versions_are_not_the_highest()
    {
        byte[] hello = [.. TlsHellos.Client13];
        int at = hello.AsSpan().IndexOf(Hex("002B 0005 04 0304 0303"));
        Hex("FAFA 0303").CopyTo(hello, at + 5);
        Assert.Equal(0x0303, Client(hello).MaximumVersion);
    }

    [Fact]
    public void Mutated_hellos_never_throw()
    {
        Random random = new(8446);
        byte[][] seeds =
        [
            TlsHellos.Client12, TlsHellos.Client13, TlsHellos.ResumingClient13,
            TlsHellos.Server12, TlsHellos.Server13, TlsHellos.RetryServer13,
        ];
        int read = 0;
        for (int i = 0; i < 20_000; i++)
        {
            byte[] seed = seeds[random.Next(seeds.Length)];
            byte[] stream = seed[..random.Next(seed.Length / 2, seed.Length + 1)];
            for (int changes = random.Next(4); changes > 0; changes--)
                stream[random.Next(stream.Length)] = (byte)random.Next(256);
            if (TlsHello.TryReadClient(stream, out ClientHelloView client) == OperationStatus.Done)
            {
                Assert.True(client.SessionId.Length <= 32);
                Assert.DoesNotContain(client.ServerName ?? "", static c => c is <= ' ' or > '~');
                read++;
            }

            if (TlsHello.TryReadServer(stream, out ServerHelloView server) == OperationStatus.Done)
            {
                Assert.True(server.SessionId.Length <= 32);
                read++;
            }
        }

        Assert.NotEqual(0, read);
    }

    [Theory]
    [InlineData("16 0301 0200", true)]
    [InlineData("17 0303 0010", true)]
    [InlineData("14 0303 0001 01", true)]
    [InlineData("15 0300 0002", true)]
    [InlineData("16 0301 02", false)]
    [InlineData("18 0303 0010", false)]
    [InlineData("16 0305 0010", false)]
    [InlineData("16 0303 0000", false)]
    [InlineData("16 0303 4801", false)]
    [InlineData("32 3230 2068", false)]
    public void A_record_is_told_by_its_header(string bytes, bool looksLike) => Assert.Equal(looksLike, TlsRecord.LooksLike(Hex(bytes)));

    [Theory]
    [InlineData(0x0002, "SSLv2")]
    [InlineData(0x0300, "SSLv3")]
    [InlineData(0x0301, "TLSv1.0")]
    [InlineData(0x0302, "TLSv1.1")]
    [InlineData(0x0303, "TLSv1.2")]
    [InlineData(0x0304, "TLSv1.3")]
    [InlineData(0x7F17, "0x7F17")]
    public void Versions_have_names(int version, string name) => Assert.Equal(name, TlsNames.Version((ushort)version));

    [Theory]
    [InlineData(0x000A, "TLS_RSA_WITH_3DES_EDE_CBC_SHA")]
    [InlineData(0x002F, "TLS_RSA_WITH_AES_128_CBC_SHA")]
    [InlineData(0x1301, "TLS_AES_128_GCM_SHA256")]
    [InlineData(0x1303, "TLS_CHACHA20_POLY1305_SHA256")]
    [InlineData(0xC02F, "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256")]
    [InlineData(0xCCA8, "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256")]
    [InlineData(0xEEEE, "0xEEEE")]
    public void Cipher_suites_have_names(int suite, string name) => Assert.Equal(name, TlsNames.CipherSuite((ushort)suite));

    private static ClientHelloView Client(byte[] stream)
    {
        Assert.Equal(OperationStatus.Done, TlsHello.TryReadClient(stream, out ClientHelloView hello));
        return hello;
    }

    private static ServerHelloView Server(byte[] stream)
    {
        Assert.Equal(OperationStatus.Done, TlsHello.TryReadServer(stream, out ServerHelloView hello));
        return hello;
    }
}
