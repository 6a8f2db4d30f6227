namespace Glassport.Peers.Tests.Servers;

/// <summary>The tests that share the servers.</summary>
[CollectionDefinition(Name)]
public sealed class ServerCollection : ICollectionFixture<ServerFixture>
{
    /// <summary>The collection's name.</summary>
    public const string Name = "servers";
}
