namespace Glassport.Peers.Tests.Servers;

/// <summary>A server that runs until it is disposed.</summary>
internal interface IRunningServer : IAsyncDisposable
{
    /// <summary>The port that it listens to.</summary>
    int Port { get; }
}
