using Glassport.Server.Access;
using Glassport.Server.Settings;
using Glassport.Server.Storage;

namespace Glassport.Server.Sessions;

/// <summary>What a session may touch once a user is logged in.</summary>
/// <param name="identity">Who it is.</param>
/// <param name="storage">The tree that the user sees.</param>
/// <param name="authorization">What the user may do in it.</param>
internal sealed class Login(Identity identity, IStorage storage, Authorization authorization) : IDisposable
{
    /// <summary>Who it is.</summary>
    public Identity Identity => identity;

    /// <summary>The tree that the user sees.</summary>
    public IStorage Storage => storage;

    /// <summary>Whether the user may do something.</summary>
    /// <param name="operation">What.</param>
    /// <param name="path">Where.</param>
    public bool Allows(FileOperations operation, VirtualPath path) => authorization.Allows(operation, path);

    /// <inheritdoc/>
    public void Dispose() => (storage as IDisposable)?.Dispose();
}
