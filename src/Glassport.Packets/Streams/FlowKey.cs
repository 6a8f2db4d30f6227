namespace Glassport.Packets.Streams;

/// <summary>The four-tuple of a connection, the same for both directions.</summary>
internal readonly struct FlowKey : IEquatable<FlowKey>
{
    private readonly HostAddress low;
    private readonly HostAddress high;
    private readonly uint ports;

    public FlowKey(in Packet packet)
        : this(packet.Source, packet.SourcePort, packet.Destination, packet.DestinationPort)
    {
    }

    public FlowKey(Endpoint one, Endpoint other)
        : this(one.Address, one.Port, other.Address, other.Port)
    {
    }

    private FlowKey(HostAddress source, ushort sourcePort, HostAddress destination, ushort destinationPort)
    {
        if (Compare(source, sourcePort, destination, destinationPort) > 0)
        {
            (low, high) = (destination, source);
            ports = ((uint)destinationPort << 16) | sourcePort;
        }
        else
        {
            (low, high) = (source, destination);
            ports = ((uint)sourcePort << 16) | destinationPort;
        }
    }

    public bool Equals(FlowKey other) => ports == other.ports && low == other.low && high == other.high;

    public override bool Equals(object? obj) => obj is FlowKey other && Equals(other);

    public override int GetHashCode()
    {
        ulong hash = (low.Low ^ (low.High * 3)) * 0x9E37_79B9_7F4A_7C15;
        hash = (hash ^ (hash >> 32) ^ high.Low ^ (high.High * 5)) * 0xD6E8_FEB8_6659_FD93;
        hash = (hash ^ (hash >> 32) ^ ports) * 0x9E37_79B9_7F4A_7C15;
        return (int)(hash >> 32);
    }

    private static int Compare(HostAddress a, ushort aPort, HostAddress b, ushort bPort)
    {
        if (a.High != b.High)
            return a.High.CompareTo(b.High);
        return a.Low != b.Low ? a.Low.CompareTo(b.Low) : aPort.CompareTo(bPort);
    }
}
