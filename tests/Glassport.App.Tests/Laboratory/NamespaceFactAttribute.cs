using Glassport.Lab.Networks;

namespace Glassport.App.Tests.Laboratory;

/// <summary>A fact that needs namespaces; skipped, with the reason, where the machine forbids them.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class NamespaceFactAttribute : FactAttribute
{
    public NamespaceFactAttribute() => Skip = Namespaces.WhyNot;
}

/// <summary>A theory that needs namespaces.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class NamespaceTheoryAttribute : TheoryAttribute
{
    public NamespaceTheoryAttribute() => Skip = Namespaces.WhyNot;
}

/// <summary>A theory that needs namespaces and servers that change to their user, which only root may.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PeerTheoryAttribute : TheoryAttribute
{
    public PeerTheoryAttribute() => Skip = Namespaces.WhyNot ?? (Environment.UserName == "root" ? null : "Starting the servers needs root.");
}

/// <summary>Whether namespaces can be made here.</summary>
internal static class Namespaces
{
    public static string? WhyNot { get; } = Enclosure.WhyNotAsync(CancellationToken.None).GetAwaiter().GetResult();
}
