namespace Glassport.Packets.Link;

/// <summary>
/// Reads one link layer's header at the cursor and moves behind it. Answers the EtherType of what follows, or
/// <see cref="Cursor.End"/> when nothing that follows can be read; a header that is cut is noted in the packet.
/// </summary>
internal delegate int LinkReader(ref Cursor cursor, ref Packet packet);

/// <summary>A row of <see cref="LinkLayers"/>.</summary>
/// <param name="Type">The number in the capture file.</param>
/// <param name="Name">Its registered name without <c>LINKTYPE_</c>.</param>
/// <param name="Read">The reader.</param>
internal sealed record LinkLayer(LinkType Type, string Name, LinkReader Read);
