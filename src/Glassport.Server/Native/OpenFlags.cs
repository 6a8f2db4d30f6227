using System.Runtime.InteropServices;

namespace Glassport.Server.Native;

/// <summary>open(2)'s flags; four of them differ between x64 and arm64.</summary>
internal static class OpenFlags
{
    public const int ReadOnly = 0, WriteOnly = 1, ReadWrite = 2, Create = 0x40, Exclusive = 0x80, NoControllingTerminal = 0x100,
        Append = 0x400, NonBlocking = 0x800, CloseOnExec = 0x80000, Path = 0x200000;

    /// <summary>Fails unless it is a directory.</summary>
    public static readonly int Directory = IsArm ? 0x4000 : 0x10000;

    /// <summary>Fails when the last part is a symbolic link.</summary>
    public static readonly int NoFollow = IsArm ? 0x8000 : 0x20000;

    private static bool IsArm => RuntimeInformation.ProcessArchitecture == Architecture.Arm64;
}
