using Glassport.Server.Storage;

namespace Glassport.Server.Tests.Access;

/// <summary>Paths of tests.</summary>
internal static class Paths
{
    public static VirtualPath Of(string text) =>
        VirtualPath.TryResolve(VirtualPath.Root, text, out var path) ? path : throw new ArgumentException("No path.", nameof(text));
}
