using System.Text;

namespace Glassport.Client.Tests;

/// <summary>What servers answer to EPSV and PASV, right and wrong, and what becomes of the transfer.</summary>
public sealed class PassiveAgreementTests
{
    private const string Sent = "C> RETR a\nS> 150 go\nD> x\\\nD close\nS> 226 done";

    private static readonly ClientOptions Extended = ScriptedServer.Patient with { PrefersExtended = true };

    [Theory]
    [InlineData("S> 229 Entering (|||{port}|)")]
    [InlineData("S> 229 Entering (!!!{port}!)")]
    [InlineData("S> 229 |||{port}|")]
    [InlineData("S> 229 (|1|192.0.2.9|{port}|)")]
    [InlineData("S> 229-Many words\nS>  229 (|||1|)\nS> 229 (|||{port}|)")]
    public async Task A_port_is_found_in_a_reply_to_epsv(string reply) => await FetchAsync("C> EPSV\n" + reply);

    [Theory]
    [InlineData("S> 500 what")]
    [InlineData("S> 522 (1,2)")]
    [InlineData("S> 229 (|||1000000|)")]
    [InlineData("S> 229 (|||0|)")]
    [InlineData("S> 229 (|||-1|)")]
    [InlineData("S> 229 (||||)")]
    [InlineData("S> 229 ([::1]|{port})")]
    [InlineData("S> 229 none")]
    [InlineData("S> 200 ok")]
    [InlineData("S> 425 no")]
    public async Task Pasv_follows_when_epsv_brings_no_port(string reply) => await FetchAsync($"C> EPSV\n{reply}\nC> PASV\nS> 227 ({{data}})");

    [Theory]
    [InlineData("S> 227 Entering Passive Mode ({data})")]
    [InlineData("S> 227 Entering Passive Mode {data}")]
    [InlineData("S> 227 ={data}")]
    [InlineData("S> 227 ({data}).")]
    [InlineData("S> 227 3 ways ({data})")]
    public async Task An_address_is_found_in_a_reply_to_pasv(string reply) => await FetchAsync($"C> EPSV\nS> 502 no\nC> PASV\n{reply}");

    [Theory]
    [InlineData("227 (1216,256,2,127,127,127)")]
    [InlineData("227 (127,0,0,1,256,1)")]
    [InlineData("227 (127,0,0,1,1)")]
    [InlineData("227 (127,0,0,1,0,0)")]
    [InlineData("227 (-127,0,0,1,4,1)")]
    [InlineData("227 ()")]
    [InlineData("227")]
    [InlineData("200 ok")]
    [InlineData("425 no")]
    [InlineData("500 what")]
    public async Task Nothing_is_fetched_without_an_address(string reply)
    {
        await using ScriptedServer server = new($"{ScriptedServer.Login}C> TYPE I\nS> 200 ok\nC> EPSV\nS> 500 what\nC> PASV\nS> {reply}\nC end");
        await using var client = await server.LoginAsync(Extended);

        var failure = await Assert.ThrowsAsync<FtpException>(() => client.DownloadAsync("a", new MemoryStream(), TransferRequest.Whole, CancellationToken.None));

        Assert.Equal(FailureKind.DataConnection, failure.Kind);
    }

    [Theory]
    [InlineData("0,0,0,0")]
    [InlineData("10,1,2,3")]
    [InlineData("192,168,1,1")]
    [InlineData("224,0,0,1")]
    [InlineData("255,255,255,255")]
    public async Task An_address_that_leads_nowhere_is_replaced_by_the_servers(string told)
    {
        List<SessionEvent> events = [];
        await using ScriptedServer server = new($"{ScriptedServer.Login}C> TYPE I\nS> 200 ok\nC> PASV\nS> 227 ({told},{{high}},{{low}})\n{Sent}");
        await using var client = await server.LoginAsync(ScriptedServer.Patient with { Watch = events.Add });

        await client.DownloadAsync("a", new MemoryStream(), TransferRequest.Whole, CancellationToken.None);

        Assert.Contains(events.OfType<SessionEvent.Warning>(), warning => warning.Text.Contains(told.Replace(',', '.'), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("425 cannot connect", FailureKind.DataConnection)]
    [InlineData("421 closing", FailureKind.ConnectionLost)]
    [InlineData("450 busy", FailureKind.NoSuchFile)]
    [InlineData("550 gone", FailureKind.NoSuchFile)]
    [InlineData("530 not you", FailureKind.Login)]
    [InlineData("213 5", FailureKind.Protocol)]
    [InlineData("227 again", FailureKind.Protocol)]
    [InlineData("331 password", FailureKind.Protocol)]
    [InlineData("what", FailureKind.Protocol)]
    [InlineData("", FailureKind.ConnectionLost)]
    public async Task What_comes_instead_of_150_decides_the_kind(string reply, FailureKind kind)
    {
        await using ScriptedServer server = new($"{ScriptedServer.Login}C> TYPE I\nS> 200 ok\nC> PASV\nS> 227 ({{data}})\nC> RETR a\nS> {reply}\nS close");
        await using var client = await server.LoginAsync();

        var failure = await Assert.ThrowsAsync<FtpException>(() => client.DownloadAsync("a", new MemoryStream(), TransferRequest.Whole, CancellationToken.None));

        Assert.Equal(kind, failure.Kind);
    }

    private static async Task FetchAsync(string agreement)
    {
        await using ScriptedServer server = new($"{ScriptedServer.Login}C> TYPE I\nS> 200 ok\n{agreement}\n{Sent}");
        await using var client = await server.LoginAsync(Extended);
        MemoryStream back = new();

        await client.DownloadAsync("a", back, TransferRequest.Whole, CancellationToken.None);

        Assert.Equal("x", Encoding.ASCII.GetString(back.ToArray()));
    }
}
