using Glassport.Server.Settings;

namespace Glassport.Server.Tests.Security;

/// <summary>S21: where protected data connections are required, PROT C and silence lead to none in the clear.</summary>
public sealed class ClearDataTests
{
    private static readonly TlsSettings Required = new() { RequireForLogin = true, RequireForData = true };

    [Fact]
    public async Task Logins_in_the_clear_are_refused_where_TLS_is_required()
    {
        await using var victim = await Victim.StartAsync(site => site with { Tls = Required }, tls: TlsMode.Explicit);
        using var client = await victim.ConnectAsync();
        await client.ReplyAsync();

        await client.ExpectAsync("530", "USER " + Victim.User);
        await client.ExpectAsync("503", "PASS " + Victim.Password);
        await client.ExpectAsync("530", "PWD");
    }

    [Theory]
    [InlineData("RETR a")]
    [InlineData("STOR b")]
    [InlineData("APPE b")]
    [InlineData("STOU b")]
    [InlineData("LIST")]
    [InlineData("NLST")]
    [InlineData("MLSD")]
    public async Task A_transfer_without_PROT_P_is_refused(string command)
    {
        await using var victim = await Victim.StartAsync(site => site with { Tls = Required }, tls: TlsMode.Explicit);
        File.WriteAllText(victim.Folder.In("a"), "content");
        using var client = await victim.ConnectAsync();
        await client.ReplyAsync();
        await client.ProtectAsync();
        await client.LoginAsync();

        var (content, reply) = await client.DownloadAsync(command);
        Assert.Empty(content);
        Assert.Matches("^52[12] ", reply);
        await client.ExpectAsync("200", "PBSZ 0");
        await client.ExpectAsync("534", "PROT C");
        Assert.Matches("^52[12] ", (await client.DownloadAsync(command)).Reply);
        Assert.Single(Directory.EnumerateFileSystemEntries(victim.Folder.Root));
    }

    [Fact]
    public async Task PROT_C_behind_PROT_P_is_refused_and_changes_nothing()
    {
        await using var victim = await Victim.StartAsync(site => site with { Tls = new() { AllowClearData = false } }, tls: TlsMode.Explicit);
        File.WriteAllText(victim.Folder.In("a"), "content");
        using var client = await victim.ConnectAsync();
        await client.ReplyAsync();
        await client.ProtectAsync();
        await client.LoginAsync();
        await client.ExpectAsync("200", "PBSZ 0");
        await client.ExpectAsync("200", "PROT P");

        await client.ExpectAsync("534", "PROT C");

        using var data = await client.DataAsync();
        await client.ExpectAsync("150", "RETR a");
        await data.SendAsync("in the clear"u8.ToArray());
        Assert.Matches("^(425|522) ", await client.ReplyAsync());
    }

    [Fact]
    public async Task PROT_without_TLS_is_refused()
    {
        await using var victim = await Victim.StartAsync(tls: TlsMode.Explicit);
        using var client = await victim.LoginAsync();

        await client.ExpectAsync("503", "PBSZ 0");
        await client.ExpectAsync("503", "PROT P");
    }
}
