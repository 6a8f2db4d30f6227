using System.Collections.Concurrent;

namespace Glassport.Peers.Tests.Servers;

/// <summary>The servers, each started when it is first needed and running until the last test that may need one has ended.</summary>
public sealed class ServerFixture : IAsyncLifetime
{
    private readonly ConcurrentDictionary<(string Name, Door Door), Lazy<Task<IRunningServer>>> running = new();

    /// <summary>What they serve.</summary>
    internal ServerFolder Folder { get; } = new();

    /// <summary>The port of a server.</summary>
    internal async Task<int> PortOfAsync(ServerSoftware software, Door door) =>
        (await running.GetOrAdd((software.Name, door), _ => new(() => software.StartAsync(Folder, door))).Value).Port;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        foreach (var server in running.Values)
        {
            // What failed to start has ended already.
            if (await Task.WhenAny(server.Value) is { IsCompletedSuccessfully: true } started)
                await (await started).DisposeAsync();
        }

        Folder.Dispose();
    }
}
