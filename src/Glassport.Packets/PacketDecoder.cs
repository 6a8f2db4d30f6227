using Glassport.Packets.Link;

namespace Glassport.Packets;

/// <summary>
/// Reads a frame's headers down to the transport payload. Keeps IP fragments until their datagram is complete, which is its
/// only state. Never throws on input: it keeps what it could read and says in <see cref="Packet.Stop"/> why it stopped.
/// </summary>
public sealed class PacketDecoder
{
    /// <summary>
    /// Fills the decoded fields of <paramref name="packet"/> from <paramref name="frame"/>.
    /// <see cref="Packet.Number"/> to <see cref="Packet.Link"/> must be set; everything from <see cref="Packet.Kind"/> on is overwritten.
    /// </summary>
    public void Decode(ReadOnlySpan<byte> frame, ref Packet packet) => throw new NotImplementedException();

    /// <summary>Whether the link type has a decoder.</summary>
    public static bool Supports(LinkType link) => throw new NotImplementedException();
}
