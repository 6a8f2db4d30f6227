namespace Glassport.Packets;

/// <summary>
/// Some packets in capture order together with the bytes that they lie in. Batches are reused:
/// what is read from one must be copied before it is given back to its source.
/// </summary>
/// <param name="capacity">How many packets a batch holds at most.</param>
public sealed class PacketBatch(int capacity)
{
    /// <summary>The bytes that <see cref="Packet.Offset"/> counts in: a window of a mapped file, or a buffer.</summary>
    public ReadOnlyMemory<byte> Bytes { get; set; }

    /// <summary>Where <see cref="Bytes"/> begins, in bytes from the start of the (decompressed) file. 0 where packets come from no file.</summary>
    public long Position { get; set; }

    /// <summary>The packets; only the first <see cref="Count"/> are valid.</summary>
    public Packet[] Packets { get; } = new Packet[capacity];

    /// <summary>How many packets the batch holds.</summary>
    public int Count { get; set; }

    /// <summary>A buffer that a source may own together with the batch, so that it is reused with it.</summary>
    public byte[]? Buffer { get; set; }
}
