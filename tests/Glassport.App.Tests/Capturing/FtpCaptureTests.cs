using System.Diagnostics;
using System.Text.Json;
using Glassport.TestKit;
using static Glassport.App.Tests.GlassportProcess;

namespace Glassport.App.Tests.Capturing;

/// <summary><c>glassport capture -f ftp</c>: a session between two hosts, amid other traffic.</summary>
public sealed class FtpCaptureTests : IDisposable
{
    private const int Size = 300_000;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("glassport-test-");

    public void Dispose() => folder.Delete(recursive: true);

    private string Capture => Path.Combine(folder.FullName, "ftp.pcapng");

    [NamespaceFact]
    public async Task Of_all_that_passes_only_the_session_and_its_data_connections_are_kept()
    {
        string errors = await CaptureAsync("-f", "ftp");

        using JsonDocument explanation = await ExplainAsync();
        JsonElement conversation = Assert.Single(explanation.RootElement.GetProperty("conversations").EnumerateArray());
        JsonElement data = Assert.Single(conversation.GetProperty("dataConnections").EnumerateArray());
        Assert.Equal((Size, true), (data.GetProperty("bytes").GetInt32(), data.GetProperty("complete").GetBoolean()));
        Assert.Equal("", await PeerTool.RunAsync("tshark", "-r", Capture, "-Y", "udp"));
        Assert.Contains("belong to 1 FTP sessions and their 1 data connections.", errors, StringComparison.Ordinal);
    }

    [NamespaceFact]
    public async Task Of_data_connections_only_the_headers_may_be_kept()
    {
        await CaptureAsync("-f", "ftp user anonymous", "--headers-only");

        string lengths = await PeerTool.RunAsync("tshark", "-r", Capture, "-Y", "tcp.port != 21 && tcp.len > 0", "-T", "fields", "-e", "frame.cap_len");
        Assert.All(lengths.Split('\n', StringSplitOptions.RemoveEmptyEntries), static length => Assert.InRange(int.Parse(length, System.Globalization.CultureInfo.InvariantCulture), 54, 90));
        using JsonDocument explanation = await ExplainAsync();
        JsonElement data = explanation.RootElement.GetProperty("conversations")[0].GetProperty("dataConnections")[0];
        Assert.Equal(Size, data.GetProperty("bytes").GetInt32());
    }

    [NamespaceFact]
    public async Task A_session_of_somebody_else_is_not_kept()
    {
        await CaptureAsync("-f", "ftp user ada");

        Assert.Equal("", await PeerTool.RunAsync("tshark", "-r", Capture, "-Y", "tcp"));
    }

    [Theory]
    [InlineData("ftp user", "at character 9: \"user\" needs a name behind it")]
    [InlineData("ftp host nowhere", "\"nowhere\" is no address")]
    public async Task A_filter_that_makes_no_sense_is_refused_with_its_place(string filter, string reason)
    {
        Outcome outcome = await RunAsync("capture", "-i", "lo", "-f", filter, "-w", Capture);

        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains(reason, outcome.Errors, StringComparison.Ordinal);
        Assert.False(File.Exists(Capture));
    }

    [Fact]
    public async Task Only_FTP_has_data_connections_to_cut()
    {
        Outcome outcome = await RunAsync("capture", "-i", "lo", "-f", "tcp", "--headers-only", "-w", Capture);

        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("it needs -f ftp", outcome.Errors, StringComparison.Ordinal);
    }

    private async Task<string> CaptureAsync(params string[] arguments)
    {
        string root = folder.CreateSubdirectory("root").FullName;
        await File.WriteAllBytesAsync(Path.Combine(root, "b.bin"), new byte[Size]);
        await using VethPair pair = await VethPair.CreateAsync();
        ProcessStartInfo start = VethPair.On(
            pair.Right, "dotnet", Path.Combine(AppContext.BaseDirectory, "glassport.dll"), "serve", "--root", root, "--anonymous", "--listen", VethPair.RightAddress + ":21",
            "--state", Path.Combine(folder.FullName, "state"));
        start.RedirectStandardOutput = true;
        using Process server = Process.Start(start)!;
        try
        {
            while (await server.StandardOutput.ReadLineAsync() is { } line && !line.Contains("End it with", StringComparison.Ordinal))
            {
                // Not up yet.
            }

            using CaptureProcess capture = await CaptureProcess.StartAsync(pair, [.. arguments, "-w", Capture]);
            await pair.SendAsync(20, 60);
            await VethPair.RunAsync(pair.Left, "curl", "-s", "-o", "/dev/null", $"ftp://{VethPair.RightAddress}/b.bin");
            await pair.SendAsync(20, 60);
            await capture.SignalAsync("INT");
            (int exitCode, string errors) = await capture.EndAsync();
            Assert.Equal(0, exitCode);
            return errors;
        }
        finally
        {
            server.Kill();
            await server.WaitForExitAsync();
        }
    }

    private async Task<JsonDocument> ExplainAsync()
    {
        Outcome explained = await RunAsync("explain", "--format", "json", Capture);
        Assert.Equal(0, explained.ExitCode);
        return JsonDocument.Parse(explained.Output);
    }
}
