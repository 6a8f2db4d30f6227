using Glassport.TestKit;

namespace Glassport.App.Tests.Capturing;

/// <summary>A test that makes network namespaces.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class NamespaceFactAttribute : FactAttribute
{
    public NamespaceFactAttribute() => Skip = VethPair.Obstacle;
}
