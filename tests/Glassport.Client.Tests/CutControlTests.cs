using Glassport.Client.Local;

namespace Glassport.Client.Tests;

/// <summary>The control connection ends at every place of a dialogue: nothing succeeds, nothing waits, and no file gets its name.</summary>
public sealed class CutControlTests : IDisposable
{
    private const string Get =
        ScriptedServer.Login + "C> TYPE I\nS> 200 ok\nC> SIZE a\nS> 213 5\nC> MDTM a\nS> 213 20260101000000\n"
        + "C> PASV\nS> 227 go ({data})\nC> RETR a\nS> 150 go\nD> hello\\\nD close\nS> 226-all\nS> 226 sent";

    private const string Put =
        ScriptedServer.Login + "C> TYPE I\nS> 200 ok\nC> PASV\nS> 227 go ({data})\nC> STOR a\nS> 150 go\nD< hello\nD close\nS> 226 stored";

    private const string List =
        ScriptedServer.Login + "C> FEAT\nS> 211-has\nS>  MLSD\nS> 211 end\nC> PASV\nS> 227 go ({data})\nC> MLSD\nS> 150 go\nD> type=file;size=1; a\nD close\nS> 226 sent";

    private readonly string folder = Directory.CreateTempSubdirectory("glassport-cut-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("close")]
    [InlineData("reset")]
    public async Task A_download_is_never_taken_for_whole(string end) =>
        await EachCutAsync(Get, end, async (client, name) =>
        {
            try
            {
                await FileTransfer.DownloadAsync(client, "a", name, new(), null, CancellationToken.None);
            }
            finally
            {
                Assert.False(File.Exists(name));
            }
        });

    [Theory]
    [InlineData("close")]
    [InlineData("reset")]
    public async Task An_upload_is_never_taken_for_whole(string end) =>
        await EachCutAsync(Put, end, static (client, _) => client.UploadAsync(new MemoryStream("hello"u8.ToArray()), "a", TransferRequest.Whole, CancellationToken.None));

    [Theory]
    [InlineData("close")]
    [InlineData("reset")]
    public async Task A_listing_is_never_taken_for_whole(string end) =>
        await EachCutAsync(List, end, static (client, _) => client.ListAsync("", CancellationToken.None));

    [Theory]
    [InlineData(Get)]
    [InlineData(Put)]
    [InlineData(List)]
    public async Task The_whole_dialogue_succeeds(string script)
    {
        await using ScriptedServer server = new(script);
        await using var client = await server.LoginAsync();

        if (script == Get)
            await FileTransfer.DownloadAsync(client, "a", Path.Combine(folder, "whole"), new(), null, CancellationToken.None);
        else if (script == Put)
            await client.UploadAsync(new MemoryStream("hello"u8.ToArray()), "a", TransferRequest.Whole, CancellationToken.None);
        else
            Assert.Equal("a", Assert.Single((await client.ListAsync("", CancellationToken.None)).Entries).Name);
    }

    private async Task EachCutAsync(string script, string end, Func<FtpClient, string, Task> work)
    {
        var cuts = Cuts(script.Split('\n'), end).Select(static (cut, index) => (Script: cut, Index: index)).ToArray();
        Assert.True(cuts.Length > 50);
        await Parallel.ForEachAsync(cuts, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (cut, _) =>
        {
            await using ScriptedServer server = new(cut.Script);
            try
            {
                await using var client = await server.LoginAsync();
                await work(client, Path.Combine(folder, $"file{cut.Index}"));
                Assert.Fail($"This was taken for a success:\n{cut.Script}");
            }
            catch (FtpException failure)
            {
                Assert.True(failure.Kind is FailureKind.ConnectionLost or FailureKind.TransferCut or FailureKind.Unreachable, $"{failure.Kind}: {failure.Message}\n{cut.Script}");
            }
        });
    }

    // Before each command is read, and after each byte of each reply but its last.
    private static IEnumerable<string> Cuts(string[] steps, string end)
    {
        for (int at = 0; at < steps.Length; at++)
        {
            string before = string.Join('\n', steps[..at]);
            if (steps[at].StartsWith("C>", StringComparison.Ordinal))
                yield return $"{before}\nS {end}";
            for (int bytes = 0; steps[at].StartsWith("S>", StringComparison.Ordinal) && bytes <= steps[at].Length - 3; bytes++)
                yield return $"{before}\nS~ {bytes} {steps[at][3..]}\nS {end}";
        }
    }
}
