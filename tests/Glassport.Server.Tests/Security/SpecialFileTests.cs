using System.Diagnostics;
using System.Net.Sockets;

namespace Glassport.Server.Tests.Security;

/// <summary>S25: pipes, devices and sockets are no files: nothing is read from them, written to them, or waited for.</summary>
public sealed class SpecialFileTests
{
    [Theory]
    [InlineData("pipe")]
    [InlineData("socket")]
    [InlineData("zero")]
    [InlineData("kernel")]
    public async Task What_is_no_file_is_refused_at_once(string name)
    {
        await using var victim = await Victim.StartAsync();
        using (var made = Process.Start("mkfifo", [victim.Folder.In("pipe")]))
            await made.WaitForExitAsync();
        using Socket socket = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(victim.Folder.In("socket")));
        File.CreateSymbolicLink(victim.Folder.In("zero"), "/dev/zero");
        File.CreateSymbolicLink(victim.Folder.In("kernel"), "/proc/self/maps");
        using var client = await victim.LoginAsync();

        try
        {
            var (content, reply) = await client.DownloadAsync("RETR " + name);
            Assert.Empty(content);
            Assert.StartsWith("550", reply);
            Assert.StartsWith("5", await client.UploadAsync("STOR " + name, "x"u8.ToArray()));
            Assert.StartsWith("5", await client.UploadAsync("APPE " + name, "x"u8.ToArray()));
            await client.ExpectAsync("5", "HASH " + name);
            await client.ExpectAsync("5", "SIZE " + name);
            await client.ExpectAsync("5", $"COMB \"new\" \"{name}\"");
            Assert.StartsWith("226", (await client.DownloadAsync("LIST")).Reply);
        }
        finally
        {
            // A server that waits for the pipe's other end goes on, so that it fails this test and does not hold all others up.
            File.Open(victim.Folder.In("pipe"), FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite).Dispose();
        }

        Assert.False(File.Exists(victim.Folder.In("new")) && new FileInfo(victim.Folder.In("new")).Length > 0);
    }
}
