namespace Glassport.Client.Tests;

/// <summary>How servers say that a directory is empty, and how they say that it is not there.</summary>
public sealed class EmptyListingTests
{
    private const string Asked = ScriptedServer.Login + "C> FEAT\nS> 500 what\nC> PASV\nS> 227 ({data})\nC> LIST d\n";

    [Theory]
    [InlineData("S> 150 go\nD close\nS> 226 done")]
    [InlineData("S> 450 No files found")]
    [InlineData("S> 550 No files found.")]
    [InlineData("D close\nS> 226 done")]
    public async Task An_empty_directory_is_empty_when_it_is_there(string answer)
    {
        await using ScriptedServer server = new(
            $"{Asked}{answer}\nC> PWD\nS> 257 \"/home\"\nC> CWD d\nS> 250 ok\nC> PASV\nS> 227 ({{data}})\nC> LIST\n{answer}\nC> CWD /home\nS> 250 ok\nC> QUIT\nS> 221 bye");
        await using var client = await server.LoginAsync();

        Assert.Empty((await client.ListAsync("d", CancellationToken.None)).Entries);
        await QuitAsync(client, server);
    }

    [Fact]
    public async Task An_empty_directory_that_tells_a_total_is_there()
    {
        await using ScriptedServer server = new(Asked + "S> 150 go\nD> total 0\nD close\nS> 226 done\nC> QUIT\nS> 221 bye");
        await using var client = await server.LoginAsync();

        Assert.Empty((await client.ListAsync("d", CancellationToken.None)).Entries);
        await QuitAsync(client, server);
    }

    [Fact]
    public async Task No_rows_and_no_directory_are_a_failure()
    {
        await using ScriptedServer server = new(
            $"{Asked}S> 150 go\nD close\nS> 226 done\nC> PWD\nS> 257 \"/\"\nC> CWD d\nS> 550 Failed to change directory.\nS close");
        await using var client = await server.LoginAsync();

        var failure = await Assert.ThrowsAsync<FtpException>(() => client.ListAsync("d", CancellationToken.None));

        Assert.Equal(FailureKind.NoSuchFile, failure.Kind);
    }

    [Theory]
    [InlineData("-la")]
    [InlineData("two words")]
    [InlineData("[a]*")]
    public async Task A_name_that_a_shell_would_take_for_something_else_is_entered(string name)
    {
        await using ScriptedServer server = new(
            $"{ScriptedServer.Login}C> FEAT\nS> 500 what\nC> PWD\nS> 257 \"/\"\nC> CWD {name}\nS> 250 ok\nC> PASV\nS> 227 ({{data}})\nC> LIST\n"
            + "S> 150 go\nD> 07-25-26  10:15AM                   11 a b.txt\nD close\nS> 226 done\nC> CWD /\nS> 250 ok\nC> QUIT\nS> 221 bye");
        await using var client = await server.LoginAsync();

        Assert.Equal("a b.txt", Assert.Single((await client.ListAsync(name, CancellationToken.None)).Entries).Name);
        await QuitAsync(client, server);
    }

    [Theory]
    [InlineData("S> 550 busy", FailureKind.NoSuchFile)]
    [InlineData("S> 150 go\nD> half\nD reset\nS> 426 cut", FailureKind.TransferCut)]
    public async Task A_listing_that_fails_in_the_directory_leaves_the_session_where_it_was(string answer, FailureKind kind)
    {
        await using ScriptedServer server = new(
            $"{ScriptedServer.Login}C> FEAT\nS> 500 what\nC> PWD\nS> 257 \"/home\"\nC> CWD two words\nS> 250 ok\nC> PASV\nS> 227 ({{data}})\nC> LIST\n"
            + $"{answer}\nC> CWD /home\nS> 250 ok\nC> QUIT\nS> 221 bye");
        await using var client = await server.LoginAsync();

        var failure = await Assert.ThrowsAsync<FtpException>(() => client.ListAsync("two words", CancellationToken.None));

        Assert.Equal(kind, failure.Kind);
        await QuitAsync(client, server);
    }

    [Theory]
    [InlineData("S> 450 d: No such file or directory", FailureKind.NoSuchFile)]
    [InlineData("S> 550 d: No such file or directory", FailureKind.NoSuchFile)]
    [InlineData("S> 550 Permission denied", FailureKind.Refused)]
    [InlineData("S> 550 busy\nS close", FailureKind.NoSuchFile)]
    [InlineData("S> 226 nothing came at all\nS close", FailureKind.TransferCut)]
    [InlineData("S> 200 what\nS close", FailureKind.Protocol)]
    [InlineData("S> 150 go\nD reset\nS> 226 done", FailureKind.TransferCut)]
    [InlineData("S> 150 go\nD close\nS> 451 disk", FailureKind.TransferCut)]
    [InlineData("S> 150 go\nD close\nS close", FailureKind.ConnectionLost)]
    [InlineData("S> 150 go\nD endless\nS close", FailureKind.Protocol)]
    public async Task What_failed_is_no_empty_directory(string answer, FailureKind kind)
    {
        await using ScriptedServer server = new(Asked + answer);
        await using var client = await server.LoginAsync(ScriptedServer.Patient with { StallTimeout = TimeSpan.FromSeconds(0.5) });

        var failure = await Assert.ThrowsAsync<FtpException>(() => client.ListAsync("d", CancellationToken.None));

        Assert.Equal(kind, failure.Kind);
    }

    [Theory]
    [InlineData("500 what")]
    [InlineData("502 no")]
    [InlineData("504 no")]
    public async Task List_follows_when_mlsd_is_promised_and_refused(string refusal)
    {
        await using ScriptedServer server = new(
            $"{ScriptedServer.Login}C> FEAT\nS> 211-has\nS>  MLSD\nS> 211 end\nC> PASV\nS> 227 ({{data}})\nC> MLSD\nS> {refusal}\nD close\n"
            + "C> PASV\nS> 227 ({data})\nC> LIST\nS> 150 go\nD> 07-25-26  10:15AM       <DIR>          sub\nD> 07-25-26  10:15AM                   11 a b.txt\nD close\nS> 226 done");
        await using var client = await server.LoginAsync();

        var listing = await client.ListAsync("", CancellationToken.None);

        Assert.Equal(["sub", "a b.txt"], listing.Entries.Select(static entry => entry.Name));
    }

    private static async Task QuitAsync(FtpClient client, ScriptedServer server)
    {
        await client.QuitAsync(CancellationToken.None);
        await client.DisposeAsync();
        await server.WhenPlayedAsync();
    }
}
