using System.Net.Sockets;
using Glassport.Server.Tests.Security;

namespace Glassport.Server.Tests.Faults;

/// <summary>Thousands of connections that never log in.</summary>
public sealed class HalfOpenLoginTests
{
    private const int Connections = 5_000;

    [Fact]
    public async Task Behind_five_thousand_of_them_a_user_logs_in()
    {
        await using var victim = await Victim.StartAsync();
        List<Socket> halfOpen = new(Connections);
        for (int i = 0; i < Connections; i++)
            halfOpen.Add(await RawClient.DialAsync(victim.EndPoint, $"127.0.1.{i % 250 + 1}"));
        using var client = await victim.LoginAsync();

        Assert.StartsWith("226", await client.UploadAsync("STOR a", "content"u8.ToArray()));
        await Until.TrueAsync(() => victim.Server.Sessions.Count == Connections + 1);
        victim.Time.Advance(TimeSpan.FromSeconds(62));
        await Until.TrueAsync(() => victim.Server.Sessions.Count == 1);

        await client.ExpectAsync("200", "NOOP");
        Assert.Empty(victim.Log.Failures);
        halfOpen.ForEach(static socket => socket.Dispose());
    }
}
