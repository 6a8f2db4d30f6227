using System.Net;

namespace Glassport.Server.Tests.Security;

/// <summary>S28: no name opens anything (CVE-2011-2523: a name with a smile opened a shell on port 6200).</summary>
public sealed class BackdoorTests
{
    [Theory]
    [InlineData("letmein:)", "x")]
    [InlineData(":)", "")]
    [InlineData("alice:)", Victim.Password)]
    public async Task A_name_with_a_smile_opens_no_port_and_no_session(string user, string password)
    {
        await using var victim = await Victim.StartAsync();
        var before = Descriptors.ListeningPorts(IPAddress.Any);
        using var client = await victim.ConnectAsync();
        await client.ReplyAsync();

        await client.ExpectAsync("331", "USER " + user);
        await client.ExpectAsync("530", "PASS " + password);

        Assert.Empty(victim.PassivePorts);
        Assert.DoesNotContain(6200, Descriptors.ListeningPorts(IPAddress.Any).Except(before));
        await client.ExpectAsync("530", "PWD");
    }
}
