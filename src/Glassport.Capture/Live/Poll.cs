using System.Runtime.InteropServices;

namespace Glassport.Capture.Live;

/// <summary>poll(2).</summary>
internal static unsafe partial class Poll
{
    private const short Input = 1;

    /// <summary>Waits until a descriptor has something to read, or an error, or the time is over, or a signal came.</summary>
    public static void ForInput(int descriptor, int milliseconds)
    {
        Entry entry = new() { Descriptor = descriptor, Events = Input };
        _ = Call(&entry, 1, milliseconds); // whoever reads then sees what there is, or the error
    }

    [LibraryImport("libc", EntryPoint = "poll")]
    private static partial int Call(Entry* entries, nuint count, int milliseconds);

    [StructLayout(LayoutKind.Sequential)]
    private struct Entry
    {
        public int Descriptor;
        public short Events;
        public short Happened;
    }
}
