namespace Glassport.Server.Tests.Security;

/// <summary>S29: a name is a name: it is part of no query and no path, and clients' addresses are never looked up.</summary>
public sealed class NameInjectionTests
{
    [Theory]
    [InlineData("' or 1=1--")]
    [InlineData("alice' --")]
    [InlineData("*")]
    [InlineData("a*")]
    [InlineData("*)(uid=*")]
    [InlineData("alice)(|(uid=*")]
    [InlineData("alice%00")]
    [InlineData("alice ")]
    [InlineData(" alice")]
    [InlineData("alice\t")]
    [InlineData("alice@localhost")]
    [InlineData(@"DOMAIN\alice")]
    [InlineData("../alice")]
    [InlineData("alice/")]
    [InlineData("${jndi:ldap://127.0.0.1/a}")]
    [InlineData("{user}")]
    public async Task A_name_that_looks_like_a_query_is_nobody(string name)
    {
        await using var victim = await Victim.StartAsync();
        using var client = await victim.ConnectAsync();
        await client.ReplyAsync();

        await client.ExpectAsync("331", "USER " + name);
        await client.ExpectAsync("530", "PASS " + Victim.Password);
        await client.ExpectAsync("331", "USER " + Victim.User);
        await client.ExpectAsync("530", "PASS " + name);

        await client.ExpectAsync("530", "PWD");
    }

    [Fact]
    public void The_server_looks_no_address_up()
    {
        string[] wrong = [.. Directory.EnumerateFiles(Path.Combine(TestKit.Repository.Root, "src", "Glassport.Server"), "*.cs", SearchOption.AllDirectories)
            .Where(static file => File.ReadAllText(file).Contains("Dns.", StringComparison.Ordinal))];

        Assert.Empty(wrong);
    }
}
