using System.Diagnostics;
using System.Net.Sockets;
using Glassport.TestKit;
using static Glassport.App.Tests.GlassportProcess;

namespace Glassport.App.Tests.Watching;

public sealed class WatchCommandTests : IDisposable
{
    private static readonly string Article = Repository.PathOf("samples", "first-article.pcapng");
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("glassport-test-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task Standard_input_is_watched_to_its_end()
    {
        await using FileStream capture = File.OpenRead(Article);
        Outcome outcome = await RunAsync(capture, null, "watch", "-");
        Assert.Equal(0, outcome.ExitCode);
        Assert.Empty(outcome.Errors);
        string[] lines = outcome.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(6, lines.Length);
        Assert.Equal("2026-11-21T20:01:15.083Z c1 192.168.111.13:49131 → 192.168.111.15:21 #16 “ftpuser” logs in: 230 Login successful.", lines[1]);
        Assert.EndsWith("#48 Download of b.txt: 111 bytes in 6.422 ms (16.9 KiB/s), 226 Transfer complete.", lines[4], StringComparison.Ordinal);
        Assert.DoesNotContain("ftppass", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_told_in_Chinese_and_at_length_when_asked()
    {
        await using FileStream capture = File.OpenRead(Repository.PathOf("samples", "active-refused.pcapng"));
        Outcome outcome = await RunAsync(capture, null, "watch", "-", "--lang", "zh", "--verbose");
        Assert.Contains("用户 “ftpuser” 登录成功：230 Login successful。", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("[error] active-data-refused: 主动模式：客户端一侧拒绝了数据连接（22–24 号包）。", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("改用被动模式", outcome.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ndjson", """{"schema":"glassport/event/1","event":"login",""", """{"schema":"glassport/conversation/1",""")]
    [InlineData("eve", "\"event_type\":\"ftp\"", "\"event_type\":\"fileinfo\"")]
    [InlineData("zeek", "#fields\tts", "RETR\tftp://192.168.111.15/./b.txt")]
    public async Task The_forms_of_explain_are_written_when_a_session_is_over(string format, params string[] contained)
    {
        await using FileStream capture = File.OpenRead(Article);
        Outcome outcome = await RunAsync(capture, null, "watch", "-", "--format", format);
        Assert.Equal(0, outcome.ExitCode);
        Assert.All(contained, text => Assert.Contains(text, outcome.Output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_growing_file_is_followed_and_each_line_comes_with_its_packet_until_Ctrl_C()
    {
        byte[] capture = await File.ReadAllBytesAsync(Article);
        string path = Path.Combine(folder.FullName, "growing.pcapng");
        await using FileStream writer = new(path, FileMode.CreateNew, FileAccess.Write, FileShare.ReadWrite);
        using Process watch = Start("watch", "-r", path);
        int written = 0;
        foreach ((string text, long packet) in new[] { ("The session begins", 6L), ("logs in", 16), ("cleartext-password", 16), ("The list of files", 32), ("Download of b.txt", 51) })
        {
            int end = EndOfPacket(capture, packet);
            await writer.WriteAsync(capture.AsMemory(written, end - written));
            await writer.FlushAsync();
            written = end;
            Assert.Contains(text, await watch.StandardOutput.ReadLineAsync(), StringComparison.Ordinal);
        }

        await SignalAsync(watch, "INT");
        Assert.Contains("When the capture ended the session was still open.", await watch.StandardOutput.ReadToEndAsync(), StringComparison.Ordinal);
        await watch.WaitForExitAsync();
        Assert.Equal(0, watch.ExitCode);
        Assert.Empty(await watch.StandardError.ReadToEndAsync());
    }

    [Fact]
    public async Task Lines_go_to_a_file_that_may_be_moved_away_and_to_the_system_log()
    {
        byte[] capture = await File.ReadAllBytesAsync(Article);
        string path = Path.Combine(folder.FullName, "growing.pcapng"), log = Path.Combine(folder.FullName, "watch.log"), socket = Path.Combine(folder.FullName, "log");
        using Socket daemon = new(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified) { ReceiveTimeout = 60_000 };
        daemon.Bind(new UnixDomainSocketEndPoint(socket));
        await using FileStream writer = new(path, FileMode.CreateNew, FileAccess.Write, FileShare.ReadWrite);
        await writer.WriteAsync(capture.AsMemory(0, EndOfPacket(capture, 6)));
        await writer.FlushAsync();
        using Process watch = Start("watch", "-r", path, "--output", log, $"--syslog={socket}");
        Assert.EndsWith(" session-opened - 2026-11-21T20:01:13.876Z c1 192.168.111.13:49131 → 192.168.111.15:21 #6 The session begins: 220 (vsFTPd 3.0.3).", Receive(), StringComparison.Ordinal);
        await UntilAsync(() => File.ReadAllText(log).EndsWith('\n'));
        File.Move(log, log + ".1");
        await writer.WriteAsync(capture.AsMemory(EndOfPacket(capture, 6)..EndOfPacket(capture, 16)));
        await writer.FlushAsync();
        Assert.Contains(" login - ", Receive(), StringComparison.Ordinal);
        Assert.StartsWith("<92>1 ", Receive(), StringComparison.Ordinal);
        await SignalAsync(watch, "HUP");
        await SignalAsync(watch, "TERM");

        Assert.Empty(await watch.StandardOutput.ReadToEndAsync());
        await watch.WaitForExitAsync();
        Assert.Equal(0, watch.ExitCode);
        Assert.Single(File.ReadAllLines(log + ".1"));
        Assert.Contains("logs in", File.ReadAllLines(log)[0], StringComparison.Ordinal);

        string Receive()
        {
            byte[] buffer = new byte[65_536];
            return System.Text.Encoding.UTF8.GetString(buffer, 0, daemon.Receive(buffer));
        }
    }

    [Fact]
    public async Task An_output_that_cannot_be_written_is_an_error()
    {
        await using FileStream capture = File.OpenRead(Article);
        Outcome outcome = await RunAsync(capture, null, "watch", "-", "--output", Article + "/watch.log");
        Assert.Equal(1, outcome.ExitCode);
        Assert.StartsWith("glassport: ", outcome.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("watch")]
    [InlineData("watch", "-", "-r", "x.pcap")]
    [InlineData("watch", "x.pcap")]
    [InlineData("watch", "-", "--format", "pdf")]
    [InlineData("watch", "-", "--idle-limit", "0")]
    [InlineData("watch", "-", "--syslog=a b")]
    [InlineData("watch", "-", "--syslog", "--format", "zeek")]
    public async Task A_mistyped_command_line_is_a_usage_error_on_standard_error(params string[] arguments)
    {
        Outcome outcome = await RunAsync(arguments);
        Assert.Equal(2, outcome.ExitCode);
        Assert.Empty(outcome.Output);
        Assert.NotEmpty(outcome.Errors);
    }

    [Fact]
    public async Task What_is_not_there_is_a_clear_error()
    {
        Outcome outcome = await RunAsync("watch", "-r", Path.Combine(folder.FullName, "missing.pcap"));
        Assert.Equal(1, outcome.ExitCode);
        Assert.StartsWith("glassport: ", outcome.Errors, StringComparison.Ordinal);
        Assert.Contains("does not exist", outcome.Errors, StringComparison.Ordinal);
    }

    private static Process Start(params string[] arguments)
    {
        ProcessStartInfo start = new("dotnet", [Path.Combine(AppContext.BaseDirectory, "glassport.dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = System.Text.Encoding.UTF8,
        };
        foreach (string variable in new[] { "LC_ALL", "LC_MESSAGES", "LANG" })
            start.Environment.Remove(variable);
        return Process.Start(start)!;
    }

    private static async Task SignalAsync(Process process, string name)
    {
        using Process kill = Process.Start("kill", ["-" + name, process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }

    private static async Task UntilAsync(Func<bool> isSo)
    {
        while (!isSo())
            await Task.Yield();
    }

    // The blocks of pcapng follow each other; type 6 is a packet.
    private static int EndOfPacket(byte[] pcapng, long packet)
    {
        int at = 0;
        while (packet > 0)
        {
            packet -= BitConverter.ToInt32(pcapng, at) == 6 ? 1 : 0;
            at += BitConverter.ToInt32(pcapng, at + 4);
        }

        return at;
    }
}
