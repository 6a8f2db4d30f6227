using Glassport.Client.Local;

namespace Glassport.Client.Tests;

/// <summary>The data connection ends at every byte of a file, whatever the server says about it afterwards.</summary>
public sealed class CutDataTests : IDisposable
{
    private const string Content = "twelve bytes";
    private const string Asked =
        ScriptedServer.Login + "C> TYPE I\nS> 200 ok\nC> SIZE a\nS> 213 12\nC> MDTM a\nS> 213 20260101000000\nC> PASV\nS> 227 go ({data})\nC> RETR a\nS> 150 go\n";

    private readonly string folder = Directory.CreateTempSubdirectory("glassport-cut-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("close", "226 done")]
    [InlineData("close", "250 done")]
    [InlineData("close", "426 cut")]
    [InlineData("close", "451 disk")]
    [InlineData("reset", "226 done")]
    [InlineData("reset", "426 cut")]
    public async Task A_file_that_is_not_whole_gets_no_name_and_its_part_stays(string end, string word)
    {
        for (int bytes = 0; bytes < Content.Length; bytes++)
        {
            string name = Path.Combine(folder, $"file{bytes}");
            await using ScriptedServer server = new($"{Asked}D> {Content[..bytes]}\\\nD {end}\nS> {word}");
            await using var client = await server.LoginAsync();

            var failure = await Assert.ThrowsAsync<FtpException>(() => FileTransfer.DownloadAsync(client, "a", name, new(), null, CancellationToken.None));

            Assert.Equal(FailureKind.TransferCut, failure.Kind);
            Assert.False(File.Exists(name));
            Assert.True(end == "reset" || bytes == 0 || new FileInfo(name + FileTransfer.PartSuffix).Length == bytes);
        }
    }

    [Fact]
    public async Task More_than_the_file_has_is_not_listened_to_for_ever()
    {
        await using ScriptedServer server = new($"{Asked}D endless\nS close");
        await using var client = await server.LoginAsync();
        string name = Path.Combine(folder, "endless");

        var failure = await Assert.ThrowsAsync<FtpException>(() => FileTransfer.DownloadAsync(client, "a", name, new(), null, CancellationToken.None));

        Assert.Equal(FailureKind.TransferCut, failure.Kind);
        Assert.Contains("more than", failure.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(name));
    }

    [Theory]
    [InlineData("S> 150 go\nD reset\nS> 426 cut", FailureKind.TransferCut)]
    [InlineData("S> 150 go\nD reset\nS> 226 done", FailureKind.TransferCut)]
    [InlineData("S> 150 go\nD close\nS> 226 done", FailureKind.TransferCut)]
    [InlineData("S> 150 go\nD reset\nS> 452 full", FailureKind.Refused)]
    [InlineData("S> 150 go\nD reset\nS> 552 quota", FailureKind.Refused)]
    [InlineData("S> 150 go\nD reset\nS close", FailureKind.ConnectionLost)]
    [InlineData("S> 150 go\nS> 552 quota", FailureKind.Refused)]
    [InlineData("S> 425 no way", FailureKind.DataConnection)]
    [InlineData("S> 421 bye", FailureKind.ConnectionLost)]
    [InlineData("S> 450 busy", FailureKind.Refused)]
    [InlineData("S> 532 account", FailureKind.Refused)]
    [InlineData("S> 550 no", FailureKind.Refused)]
    [InlineData("S> 553 name", FailureKind.Refused)]
    public async Task An_upload_that_the_server_did_not_take_fails(string answer, FailureKind kind)
    {
        await using ScriptedServer server = new(ScriptedServer.Login + "C> TYPE I\nS> 200 ok\nC> PASV\nS> 227 ({data})\nC> STOR a\n" + answer);
        await using var client = await server.LoginAsync();

        var failure = await Assert.ThrowsAsync<FtpException>(
            () => client.UploadAsync(new MemoryStream(new byte[20_000_000]), "a", TransferRequest.Whole, CancellationToken.None));

        Assert.Equal(kind, failure.Kind);
    }
}
