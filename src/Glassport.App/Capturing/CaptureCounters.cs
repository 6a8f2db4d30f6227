using Glassport.Capture.Live;

namespace Glassport.App.Capturing;

/// <summary>How far a capture has come: one thread counts, another shows.</summary>
internal sealed class CaptureCounters
{
    private long packets, bytes, dropped, droppedByInterface;

    /// <summary>Packets written.</summary>
    public long Packets => Volatile.Read(ref packets);

    /// <summary>Their captured bytes.</summary>
    public long Bytes => Volatile.Read(ref bytes);

    /// <summary>Packets that the kernel dropped.</summary>
    public long Dropped => Volatile.Read(ref dropped);

    /// <summary>Packets that the interface dropped.</summary>
    public long DroppedByInterface => Volatile.Read(ref droppedByInterface);

    /// <summary>Counts one packet; answers how many there are.</summary>
    public long Add(int length)
    {
        Volatile.Write(ref bytes, bytes + length);
        Volatile.Write(ref packets, packets + 1);
        return packets;
    }

    /// <summary>Takes over what an interface counts.</summary>
    public void Take(LiveStatistics statistics)
    {
        Volatile.Write(ref dropped, statistics.DroppedByKernel);
        Volatile.Write(ref droppedByInterface, statistics.DroppedByInterface);
    }
}
