namespace Glassport.Peers.Tests.Servers;

/// <summary>A theory with servers that change to their user, which only root may.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ServerTheoryAttribute : TheoryAttribute
{
    public ServerTheoryAttribute()
    {
        if (Environment.UserName != "root")
            Skip = "Starting the servers needs root.";
    }
}
