using Glassport.Protocol;
using Glassport.Server.Settings;
using Glassport.Server.Verbs;

namespace Glassport.Server.Tests.Security;

/// <summary>S18: what a server does for strangers, and what it says to them.</summary>
public sealed class BeforeLoginTests
{
    private static readonly string[] Admitted =
    [
        "USER", "PASS", "ACCT", "QUIT", "AUTH", "PBSZ", "PROT", "CCC", "HOST", "LANG", "FEAT", "OPTS", "HELP", "SYST", "STAT", "SITE", "NOOP", "CSID", "CLNT",
    ];

    [Fact]
    public async Task Every_other_verb_is_answered_with_530()
    {
        await using var victim = await Victim.StartAsync(tls: TlsMode.Explicit);
        File.WriteAllText(victim.Folder.In("a"), "content");
        foreach (string verb in VerbTable.All.Select(static handler => handler.Verb.Name).Except(Admitted))
        {
            using var client = await victim.ConnectAsync();
            await client.ReplyAsync();
            await client.ExpectAsync("530", verb + " a");
            await client.ExpectAsync("530", verb);
            // A name alone is no login.
            await client.ExpectAsync("331", "USER " + Victim.User);
            await client.ExpectAsync("530", verb + " a");
        }

        Assert.Equal("content", File.ReadAllText(victim.Folder.In("a")));
    }

    [Fact]
    public async Task Renaming_out_of_order_before_the_login_does_nothing()
    {
        await using var victim = await Victim.StartAsync();
        File.WriteAllText(victim.Folder.In("a"), "content");
        using var client = await victim.ConnectAsync();
        await client.ReplyAsync();

        await client.ExpectAsync("530", "RNFR a");
        await client.ExpectAsync("530", "RNTO b");
        await client.LoginAsync();
        await client.ExpectAsync("503", "RNTO b");
    }

    [Fact]
    public async Task Nothing_that_a_stranger_wrote_comes_back()
    {
        const string Marker = "<script>Zq9x</script>";
        await using var victim = await Victim.StartAsync(tls: TlsMode.Explicit, server: server => server with { Bans = new() { Failures = 0, Delay = TimeSpan.Zero } });
        foreach (string verb in VerbTable.All.Select(static handler => handler.Verb.Name).Concat(["SITE HELP", "OPTS UTF8", "OPTS HASH", "OPTS MLST", "HELP SITE", "FOO", Marker]))
        {
            using var client = await victim.ConnectAsync();
            await client.ReplyAsync();
            foreach (string line in new[] { $"{verb} {Marker}", $"USER {Marker}", $"PASS {Marker}" })
            {
                await client.SendAsync(line + "\r\n");
                string reply;
                try
                {
                    reply = await client.ReplyAsync();
                }
                catch (EndOfStreamException)
                {
                    break;
                }

                Assert.DoesNotContain("Zq9x", reply, StringComparison.OrdinalIgnoreCase);
            }
        }
    }

    [Fact]
    public void The_list_of_what_is_admitted_is_that_of_the_gates() => Assert.Equal(
        Admitted.Order(), VerbTable.All.Where(static handler => handler.Verb.Gate.HasFlag(VerbGate.BeforeLogin)).Select(static handler => handler.Verb.Name).Order());
}
