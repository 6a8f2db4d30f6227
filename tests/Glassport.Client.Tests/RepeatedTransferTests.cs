using System.Buffers;
using System.IO.Pipelines;
using System.Text;

namespace Glassport.Client.Tests;

/// <summary>A transfer whose data connection the server calls not made (425) is made again another way, unless some of it has moved for good.</summary>
public sealed class RepeatedTransferTests
{
    private const string Binary = ScriptedServer.Login + "C> TYPE I\nS> 200 ok\nC> PASV\nS> 227 ({data})\n";
    private const string Again = "C? enough\nC> EPSV\nS> 229 (|||{port}|)\n";

    private static readonly ClientOptions AnyWay = ScriptedServer.Patient with { Mode = DataMode.Auto };

    [Theory]
    [InlineData("D close\nS> 425 no way")]
    [InlineData("S> 150 go\nD close\nS> 425 no way")]
    [InlineData("S> 150 go\nD reset\nS> 425 no way")]
    public async Task A_download_of_which_nothing_came_begins_again(string refusal)
    {
        await using ScriptedServer server = new($"{Binary}C> RETR a\n{refusal}\n{Again}C> RETR a\nS> 150 go\nD> whole\\\nD close\nS> 226 done");
        await using var client = await server.LoginAsync(AnyWay);
        MemoryStream target = new();

        await client.DownloadAsync("a", target, TransferRequest.Whole, CancellationToken.None);

        Assert.Equal("whole", Encoding.ASCII.GetString(target.ToArray()));
    }

    [Theory]
    [InlineData("close", "425 no way")]
    [InlineData("reset", "425 no way")]
    [InlineData("close", "522 no way")]
    public async Task A_download_of_which_a_part_came_fails(string end, string refusal)
    {
        await using ScriptedServer server = new($"{Binary}C> RETR a\nS> 150 go\nD> part\\\nD {end}\nS> {refusal}\n{Again}C> RETR a\nS> 150 go\nD> whole\\\nD close\nS> 226 done");
        await using var client = await server.LoginAsync(AnyWay);
        MemoryStream target = new();

        var failure = await Assert.ThrowsAsync<FtpException>(() => client.DownloadAsync("a", target, TransferRequest.Whole, CancellationToken.None));

        Assert.Contains(refusal, failure.Message, StringComparison.Ordinal);
        Assert.True(client.IsOpen);
        Assert.InRange(target.Length, 0, "part".Length);
    }

    [Fact]
    public async Task A_listing_of_which_a_part_came_fails()
    {
        await using ScriptedServer server = new(
            $"{ScriptedServer.Login}C> PASV\nS> 227 ({{data}})\nC> NLST\nS> 150 go\nD> a\nD close\nS> 425 no way\n{Again}C> NLST\nS> 150 go\nD> a\nD> b\nD close\nS> 226 done");
        await using var client = await server.LoginAsync(AnyWay);

        var failure = await Assert.ThrowsAsync<FtpException>(() => client.RowsAsync("NLST", "", CancellationToken.None));

        Assert.Equal(FailureKind.DataConnection, failure.Kind);
    }

    [Fact]
    public async Task An_upload_begins_again_with_its_first_byte()
    {
        await using var server = Refusing("STOR", repeats: true);
        await using var client = await server.LoginAsync(AnyWay);

        var report = await client.UploadAsync(new MemoryStream("hello"u8.ToArray()), "a", TransferRequest.Whole, CancellationToken.None);

        Assert.Equal(5, report.Bytes);
    }

    [Fact]
    public async Task An_upload_that_cannot_be_read_again_fails()
    {
        await using var server = Refusing("STOR", repeats: false);
        await using var client = await server.LoginAsync(AnyWay);
        var source = PipeReader.Create(new ReadOnlySequence<byte>("hello"u8.ToArray())).AsStream();

        var failure = await Assert.ThrowsAsync<FtpException>(() => client.UploadAsync(source, "a", TransferRequest.Whole, CancellationToken.None));

        Assert.Equal(FailureKind.DataConnection, failure.Kind);
        Assert.True(client.IsOpen);
    }

    [Fact]
    public async Task What_was_appended_is_not_appended_again()
    {
        await using var server = Refusing("APPE", repeats: true);
        await using var client = await server.LoginAsync(AnyWay);

        var failure = await Assert.ThrowsAsync<FtpException>(
            () => client.UploadAsync(new MemoryStream("hello"u8.ToArray()), "a", new() { Appends = true }, CancellationToken.None));

        Assert.Equal(FailureKind.DataConnection, failure.Kind);
        Assert.True(client.IsOpen);
    }

    private static ScriptedServer Refusing(string verb, bool repeats) => new(
        $"{Binary}C> {verb} a\nS> 150 go\nD< hello\nD close\nS> 425 no way\n{Again}C> {verb} a\nS> 150 go\nD< {(repeats ? "hello" : "")}\nD close\nS> 226 done");
}
