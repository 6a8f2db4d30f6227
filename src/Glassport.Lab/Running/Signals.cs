using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Glassport.Lab.Running;

/// <summary>Signals of POSIX.</summary>
internal static partial class Signals
{
    /// <summary>What Ctrl-C sends.</summary>
    public const int Interrupt = 2;

    /// <summary>What asks a process to end.</summary>
    public const int Terminate = 15;

    /// <summary>Sends a signal to a process that this one started; nothing when it has ended.</summary>
    public static void Send(Process process, int signal)
    {
        // Until it is waited for, which Process does, its number is nobody else's.
        if (!process.HasExited)
            _ = Kill(process.Id, signal);
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int process, int signal);
}
