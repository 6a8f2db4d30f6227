namespace Glassport.Peers.Tests;

/// <summary>A theory that captures packets, which only root may.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class RootTheoryAttribute : TheoryAttribute
{
    public RootTheoryAttribute()
    {
        if (Environment.UserName != "root")
            Skip = "Capturing packets needs root.";
    }
}
