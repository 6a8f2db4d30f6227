namespace Glassport.Packets;

/// <summary>Resets what a decoder writes into a reused <see cref="Packet"/>.</summary>
internal static class PacketFields
{
    /// <summary>Gives every field from <see cref="Packet.Kind"/> on its value for "not there".</summary>
    // Field by field: the struct holds a reference, so a copy of a default one would be written with barriers, and twice.
    public static void ForgetDecoded(this ref Packet packet)
    {
        packet.Kind = default;
        packet.Flags = default;
        packet.Type = 0;
        packet.Code = 0;
        packet.TimeToLive = 0;
        packet.HasTcpTimestamps = false;
        packet.SackPermitted = false;
        packet.WasFragmented = false;
        packet.WindowScale = -1;
        packet.SackBlocks = 0;
        packet.MaximumSegmentSize = 0;
        packet.Vlan = 0;
        packet.IPIdentification = 0;
        packet.Datagram = 0;
        packet.SourcePort = 0;
        packet.DestinationPort = 0;
        packet.Window = 0;
        packet.Sequence = 0;
        packet.Acknowledgment = 0;
        packet.TcpTimestamp = 0;
        packet.TcpTimestampEcho = 0;
        packet.SackLeft = 0;
        packet.SackRight = 0;
        packet.PayloadOffset = 0;
        packet.PayloadLength = 0;
        packet.PayloadWireLength = 0;
        packet.QuoteOffset = 0;
        packet.Source = default;
        packet.Destination = default;
        packet.SourceMac = default;
        packet.DestinationMac = default;
        packet.Reassembled = null;
        packet.Stop = default;
    }
}
