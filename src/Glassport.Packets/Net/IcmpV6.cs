namespace Glassport.Packets.Net;

/// <summary>ICMPv6 (RFC 4443), with neighbour discovery (RFC 4861 §4.3, §4.4).</summary>
internal static class IcmpV6
{
    private const int Solicitation = 135;
    private const int Advertisement = 136;
    private const int AddressLength = 16;

    // Options count in units of eight bytes; a MAC address takes one unit.
    private const int OptionUnit = 8;
    private const int SourceLinkLayerAddress = 1;
    private const int TargetLinkLayerAddress = 2;

    /// <summary>Reads the message at the cursor.</summary>
    public static void Read(ref Cursor cursor, ref Packet packet)
    {
        if (!Icmp.TryReadHeader(ref cursor, ref packet))
            return;
        if (packet.Type is Solicitation or Advertisement)
            ReadNeighbour(ref cursor, ref packet);
        else if (packet.Type is >= 1 and <= 4 && cursor.Remaining > 0)
            packet.QuoteOffset = cursor.Offset;
    }

    private static void ReadNeighbour(ref Cursor cursor, ref Packet packet)
    {
        if (!cursor.Has(AddressLength))
        {
            cursor.Offset -= Icmp.HeaderLength;
            cursor.Stop(ref packet, Layer.Icmp, Icmp.HeaderLength + AddressLength);
            return;
        }

        HostAddress target = HostAddress.ReadIPv6(cursor.Rest);
        cursor.Offset += AddressLength;
        packet.Kind = PacketKind.NeighbourDiscovery;
        if (packet.Type == Solicitation)
        {
            packet.Destination = target;
            ReadLinkLayerAddress(cursor.Rest, SourceLinkLayerAddress, ref packet);
        }
        else
        {
            packet.Source = target;
            ReadLinkLayerAddress(cursor.Rest, TargetLinkLayerAddress, ref packet);
        }
    }

    private static void ReadLinkLayerAddress(ReadOnlySpan<byte> options, int wanted, ref Packet packet)
    {
        while (options.Length >= OptionUnit)
        {
            int length = options[1] * OptionUnit;
            if (length == 0)
                return;
            if (options[0] == wanted && length == OptionUnit)
            {
                packet.SourceMac = MacAddress.Read(options[2..]);
                return;
            }

            if (length > options.Length)
                return;
            options = options[length..];
        }
    }
}
