namespace Glassport.Server.Native;

/// <summary>The supplementary groups of the process, read by the first thread that is about to change its own.</summary>
internal static class ProcessGroups
{
    /// <summary>The groups' numbers.</summary>
    public static uint[] Value { get; } = LinuxCalls.GetGroups();
}
