using System.Net;
using System.Net.Security;
using System.Security.Authentication;
using Glassport.Server.Settings;
using Glassport.Server.Tls;

namespace Glassport.Server.Tests.Tls;

/// <summary>Data connections and the TLS session of their control connection (S4).</summary>
public sealed class SessionBindingTests : TlsTestBase
{
    private static readonly TlsSettings Require = new() { SessionReuse = SessionReuse.Require };

    [Theory]
    [InlineData(SslProtocols.Tls12)]
    [InlineData(SslProtocols.Tls13)]
    public async Task A_data_connection_that_resumes_its_control_session_is_accepted(SslProtocols version)
    {
        var tls = Site(Require);
        string host = NewHost();
        await using var control = await (await TlsPair.ControlAsync(tls, host, version)).SpeakAsync();
        Assert.False(control.Server.Facts.Resumed);

        // Again and again, though a client of TLS 1.3 uses each ticket once.
        for (int transfer = 0; transfer < 4; transfer++)
        {
            control.Server.OfferTicket();
            await control.SpeakAsync();
            await using var data = await TlsPair.DataAsync(tls, control.Outcome.Session!, host, version);
            Assert.True(data.Outcome.Succeeded, data.Outcome.Failure?.English);
            Assert.True(data.Server.Facts.Resumed);
            Assert.True(data.Server.Facts.BoundToControl);
            Assert.Equal(version, data.Server.Facts.Version);
            await data.SpeakAsync();
        }
    }

    [Theory]
    [InlineData(SslProtocols.Tls12)]
    [InlineData(SslProtocols.Tls13)]
    public async Task A_session_of_another_control_connection_does_not_satisfy(SslProtocols version)
    {
        var tls = Site(Require);
        string victimHost = NewHost(), thiefHost = NewHost();
        await using var victim = await (await TlsPair.ControlAsync(tls, victimHost, version)).SpeakAsync();
        await using var thief = await (await TlsPair.ControlAsync(tls, thiefHost, version)).SpeakAsync();

        await using var stolen = await TlsPair.DataAsync(tls, victim.Outcome.Session!, thiefHost, version);

        Assert.Equal(TlsFailureReason.OtherSession, stolen.Outcome.Failure?.Reason);
        await using var own = await TlsPair.DataAsync(tls, victim.Outcome.Session!, victimHost, version);
        Assert.True(own.Outcome.Succeeded, own.Outcome.Failure?.English);
    }

    [Theory]
    [InlineData(SslProtocols.Tls12)]
    [InlineData(SslProtocols.Tls13)]
    public async Task Without_a_session_nothing_is_accepted_where_reuse_is_required(SslProtocols version)
    {
        var tls = Site(Require);
        await using var control = await (await TlsPair.ControlAsync(tls, NewHost(), version)).SpeakAsync();
        await using var data = await TlsPair.DataAsync(tls, control.Outcome.Session!, NewHost(), version);

        Assert.Equal(TlsFailureReason.NotResumed, data.Outcome.Failure?.Reason);
    }

    [Theory]
    [InlineData(SslProtocols.Tls12)]
    [InlineData(SslProtocols.Tls13)]
    public async Task Where_reuse_is_allowed_all_are_accepted_and_told_apart(SslProtocols version)
    {
        var tls = Site();
        string host = NewHost(), otherHost = NewHost();
        await using var control = await (await TlsPair.ControlAsync(tls, host, version)).SpeakAsync();
        await using var other = await (await TlsPair.ControlAsync(tls, otherHost, version)).SpeakAsync();

        await using var own = await TlsPair.DataAsync(tls, control.Outcome.Session!, host, version);
        await using var foreign = await TlsPair.DataAsync(tls, control.Outcome.Session!, otherHost, version);
        await using var fresh = await TlsPair.DataAsync(tls, control.Outcome.Session!, NewHost(), version);

        Assert.Equal([true, false, false], new[] { own, foreign, fresh }.Select(one => one.Server.Facts.BoundToControl));
        Assert.Equal([true, false, false], new[] { own, foreign, fresh }.Select(one => one.Server.Facts.Resumed));
    }

    [Theory]
    [InlineData(SslProtocols.Tls12)]
    [InlineData(SslProtocols.Tls13)]
    public async Task Where_reuse_is_off_nothing_is_resumed(SslProtocols version)
    {
        var tls = Site(new() { SessionReuse = SessionReuse.Off });
        string host = NewHost();
        await using var control = await (await TlsPair.ControlAsync(tls, host, version)).SpeakAsync();
        await using var data = await TlsPair.DataAsync(tls, control.Outcome.Session!, host, version);

        Assert.True(data.Outcome.Succeeded, data.Outcome.Failure?.English);
        Assert.False(data.Server.Facts.Resumed);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_data_connection_brings_a_ticket_only_where_it_is_asked_to(bool givesTickets)
    {
        var tls = Site(Require);
        string host = NewHost();
        await using var control = await (await TlsPair.ControlAsync(tls, host, SslProtocols.Tls13)).SpeakAsync();
        var (server, client) = await TlsPair.ConnectAsync();
        using CancellationTokenSource patience = new(TlsPair.Patience);
        await using SslStream peer = new(client);
        var connecting = peer.AuthenticateAsClientAsync(TlsPair.Options(host, SslProtocols.Tls13), patience.Token);
        var outcome = await tls.AcceptDataAsync(server, control.Outcome.Session!, givesTickets, patience.Token);
        await connecting;

        Assert.True(outcome.Succeeded, outcome.Failure?.English);
        Assert.Equal(givesTickets, client.Socket.Available > 0);
        await outcome.Stream.DisposeAsync();
    }

    [Fact]
    public async Task A_stream_that_is_gone_offers_nothing()
    {
        await using var control = await (await TlsPair.ControlAsync(Site(Require), NewHost(), SslProtocols.Tls13)).SpeakAsync();
        await control.Server.DisposeAsync();

        control.Server.OfferTicket();
    }

    [Theory]
    [InlineData(SslProtocols.Tls12, true)]
    [InlineData(SslProtocols.Tls13, true)]
    [InlineData(SslProtocols.Tls12, false)]
    [InlineData(SslProtocols.Tls13, false)]
    public async Task A_session_of_the_same_address_satisfies_where_that_is_what_is_required(SslProtocols version, bool isSame)
    {
        var tls = Site(new() { SessionReuse = SessionReuse.RequireFromAddress });
        string host = NewHost(), otherHost = NewHost();
        await using var control = await (await TlsPair.ControlAsync(tls, host, version)).SpeakAsync();
        var (server, client) = await TlsPair.ConnectAsync();
        await using SslStream peer = new(client);
        var connecting = peer.AuthenticateAsClientAsync(TlsPair.Options(otherHost, version));
        var other = await tls.AcceptControlAsync(server, isSame ? IPAddress.Loopback : IPAddress.Parse("192.0.2.1"), default);
        await connecting;
        await other.Stream!.WriteAsync("220 "u8.ToArray());
        await peer.ReadExactlyAsync(new byte[4]);

        await using var data = await TlsPair.DataAsync(tls, control.Outcome.Session!, otherHost, version);

        Assert.Equal(isSame ? null : TlsFailures.OtherSession, data.Outcome.Failure);
        await other.Stream.DisposeAsync();
    }
}
