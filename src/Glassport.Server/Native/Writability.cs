using System.Runtime.InteropServices;

namespace Glassport.Server.Native;

/// <summary>
/// Waits on the spot until a socket has room. Going through the threads that wait for all sockets costs a fast transfer two changes of
/// thread whenever the socket is full; but a thread that waits does nothing else, so that only few may at once.
/// </summary>
internal static partial class Writability
{
    private const short PollOut = 4;

    private static readonly int MostWaiting = Math.Max(1, Environment.ProcessorCount / 2);

    private static int waiting;

    /// <summary>Waits.</summary>
    /// <param name="socket">The socket.</param>
    /// <param name="patience">How long at most.</param>
    /// <returns>True when it has room or has failed; false when it had none for so long; null when too many threads wait already.</returns>
    /// <exception cref="ObjectDisposedException">It is closed.</exception>
    public static bool? Wait(SafeHandle socket, TimeSpan patience)
    {
        bool isHeld = false;
        try
        {
            if (Interlocked.Increment(ref waiting) > MostWaiting)
                return null;
            socket.DangerousAddRef(ref isHeld);
            PollDescriptor descriptor = new() { Descriptor = (int)socket.DangerousGetHandle(), Events = PollOut };
            return Poll(ref descriptor, 1, (int)patience.TotalMilliseconds) != 0;
        }
        finally
        {
            if (isHeld)
                socket.DangerousRelease();
            Interlocked.Decrement(ref waiting);
        }
    }

    [LibraryImport("libc", EntryPoint = "poll")]
    private static partial int Poll(ref PollDescriptor descriptors, nuint count, int milliseconds);

    // struct pollfd
    [StructLayout(LayoutKind.Sequential)]
    private struct PollDescriptor
    {
        public int Descriptor;
        public short Events;
        public short Returned;
    }
}
