using System.Net;
using System.Net.Sockets;
using System.Text;
using Glassport.Analysis.Model;
using Glassport.App.Watching;
using Microsoft.Extensions.Time.Testing;

namespace Glassport.App.Tests.Watching;

/// <summary>Lines as messages of the system log.</summary>
public sealed class SyslogTargetTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("glassport-test-");
    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 11, 27, 8, 9, 10, 123, TimeSpan.Zero));
    private readonly List<string> notes = [];

    private string Path => System.IO.Path.Combine(folder.FullName, "log");

    public void Dispose() => folder.Delete(recursive: true);

    [Theory]
    [InlineData(null, 94)]
    [InlineData(Severity.Info, 94)]
    [InlineData(Severity.Notice, 93)]
    [InlineData(Severity.Warning, 92)]
    [InlineData(Severity.Error, 91)]
    public async Task A_message_has_the_parts_of_RFC_5424(Severity? severity, int priority)
    {
        using Socket daemon = Listen(new UnixDomainSocketEndPoint(Path));
        await SendAsync(new UnixDomainSocketEndPoint(Path), "“ada” logs in\n", severity);
        Assert.Equal($"<{priority}>1 2026-11-27T08:09:10.123000Z {Environment.MachineName} glassport {Environment.ProcessId} login - “ada” logs in", Receive(daemon));
    }

    [Fact]
    public async Task Each_line_is_a_datagram_for_another_host()
    {
        using Socket daemon = Listen(new IPEndPoint(IPAddress.Loopback, 0));
        await SendAsync(daemon.LocalEndPoint!, "one\ntwo\n", null);
        Assert.EndsWith(" - one", Receive(daemon), StringComparison.Ordinal);
        Assert.EndsWith(" - two", Receive(daemon), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_host_is_found_by_its_name()
    {
        using Socket daemon = Listen(new IPEndPoint(IPAddress.Loopback, 0));
        await SendAsync(SyslogTarget.Parse($"localhost:{((IPEndPoint)daemon.LocalEndPoint!).Port}")!, "one\n", null);
        Assert.EndsWith(" - one", Receive(daemon), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_line_that_is_too_long_is_cut_between_characters()
    {
        using Socket daemon = Listen(new UnixDomainSocketEndPoint(Path));
        await SendAsync(new UnixDomainSocketEndPoint(Path), new string('中', 5000) + "\n", null);
        string message = Receive(daemon);
        Assert.EndsWith("中中", message, StringComparison.Ordinal);
        Assert.InRange(Encoding.UTF8.GetByteCount(message), 8189, 8192);
    }

    [Fact]
    public async Task A_daemon_that_is_restarted_gets_what_comes_after_and_the_rest_is_counted()
    {
        await using SyslogTarget target = new(new UnixDomainSocketEndPoint(Path), time, notes.Add);
        Socket daemon = Listen(new UnixDomainSocketEndPoint(Path));
        await target.WriteAsync("one\n"u8.ToArray(), new("login", null), default);
        Assert.EndsWith("one", Receive(daemon), StringComparison.Ordinal);
        daemon.Dispose();
        File.Delete(Path);
        await target.WriteAsync("two\nthree\n"u8.ToArray(), new("login", null), default);
        Assert.Contains("cannot be reached", Assert.Single(notes), StringComparison.Ordinal);
        using Socket restarted = Listen(new UnixDomainSocketEndPoint(Path));
        await target.WriteAsync("four\n"u8.ToArray(), new("login", null), default);
        Assert.EndsWith("four", Receive(restarted), StringComparison.Ordinal);
        Assert.EndsWith("takes messages again; 2 are missing.", notes[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/dev/log", "/dev/log")]
    [InlineData("192.0.2.1", "192.0.2.1:514")]
    [InlineData("192.0.2.1:5140", "192.0.2.1:5140")]
    [InlineData("2001:db8::1", "[2001:db8::1]:514")]
    [InlineData("[2001:db8::1]:5140", "[2001:db8::1]:5140")]
    [InlineData("log.example.org", "Unspecified/log.example.org:514")]
    [InlineData("log.example.org:5140", "Unspecified/log.example.org:5140")]
    [InlineData("log.example.org:0", null)]
    [InlineData("log.example.org:much", null)]
    [InlineData("a b", null)]
    [InlineData("-", null)]
    public void Where_to_is_read(string text, string? expected) => Assert.Equal(expected, SyslogTarget.Parse(text)?.ToString());

    private async Task SendAsync(EndPoint where, string lines, Severity? severity)
    {
        await using SyslogTarget target = new(where, time, notes.Add);
        await target.WriteAsync(Encoding.UTF8.GetBytes(lines), new("login", severity), default);
        Assert.Empty(notes);
    }

    private static Socket Listen(EndPoint where)
    {
        Socket daemon = new(where.AddressFamily, SocketType.Dgram, where is IPEndPoint ? ProtocolType.Udp : ProtocolType.Unspecified) { ReceiveTimeout = 60_000 };
        daemon.Bind(where);
        return daemon;
    }

    private static string Receive(Socket daemon)
    {
        byte[] buffer = new byte[65_536];
        return Encoding.UTF8.GetString(buffer, 0, daemon.Receive(buffer));
    }
}
