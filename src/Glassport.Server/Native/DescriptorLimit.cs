using System.Runtime.InteropServices;

namespace Glassport.Server.Native;

/// <summary>
/// How many descriptors the process may have. A runtime that cannot open anything any more ends the process, so the last ones are left to
/// it. The system gives out the lowest number that is free: a high one says that they are nearly used up.
/// </summary>
internal static partial class DescriptorLimit
{
    private const int NumberOfFiles = 7;
    private const int Reserve = 200;

    private static readonly long Most = Read();

    /// <summary>Whether a descriptor is one of the last.</summary>
    /// <param name="descriptor">The descriptor.</param>
    public static bool IsNear(nint descriptor) => descriptor > Most;

    private static long Read()
    {
        if (!OperatingSystem.IsLinux() || GetLimit(NumberOfFiles, out var limit) != 0 || limit.Soft > long.MaxValue)
            return long.MaxValue;
        return (long)limit.Soft - Math.Min(Reserve, (long)limit.Soft / 4);
    }

    [LibraryImport("libc", EntryPoint = "getrlimit")]
    private static partial int GetLimit(int resource, out Limit limit);

    private struct Limit
    {
        public ulong Soft;
        public ulong Hard;
    }
}
