namespace Glassport.Capture.Live;

/// <summary>What an interface's counters said, since the capture began.</summary>
/// <param name="Received">Packets that passed the filter, also those that were dropped then, where the system counts so (Linux does).</param>
/// <param name="DroppedByKernel">Packets that passed the filter and found no room in the kernel's buffer.</param>
/// <param name="DroppedByInterface">Packets that the interface or its driver dropped, as far as it says so.</param>
public readonly record struct LiveStatistics(long Received, long DroppedByKernel, long DroppedByInterface);
