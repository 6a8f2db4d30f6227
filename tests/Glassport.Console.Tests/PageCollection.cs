namespace Glassport.Console.Tests;

/// <summary>The tests that share the browser; they run one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class PageCollection : ICollectionFixture<Browser>
{
    /// <summary>The collection's name.</summary>
    public const string Name = "Pages";
}
