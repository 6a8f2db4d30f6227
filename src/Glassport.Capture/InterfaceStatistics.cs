using Glassport.Packets;

namespace Glassport.Capture;

/// <summary>The counters of an interface from the beginning of a capture, as a pcapng file tells them; what is null is not known.</summary>
/// <param name="Time">When they were read.</param>
/// <param name="Start">When the capture began (isb_starttime).</param>
/// <param name="End">When it ended (isb_endtime).</param>
/// <param name="Received">Packets received (isb_ifrecv).</param>
/// <param name="DroppedByInterface">Packets that the interface dropped for want of room (isb_ifdrop).</param>
/// <param name="DroppedByKernel">Packets that the operating system dropped (isb_osdrop).</param>
public readonly record struct InterfaceStatistics(
    Timestamp Time, Timestamp? Start = null, Timestamp? End = null, long? Received = null, long? DroppedByInterface = null, long? DroppedByKernel = null);
