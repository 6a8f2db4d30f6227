namespace Glassport.Protocol.Modes;

/// <summary>
/// Takes the headers out of a transfer in block mode (MODE B, RFC 959 §3.4.2): a descriptor byte, a count of two bytes, and that many
/// bytes. Headers may be cut anywhere between two chunks; nothing but the header's three bytes is kept.
/// </summary>
public struct BlockModeDecoder
{
    private const BlockDescriptor Known =
        BlockDescriptor.RestartMarker | BlockDescriptor.SuspectedErrors | BlockDescriptor.EndOfFile | BlockDescriptor.EndOfRecord;

    private int headerBytes;
    private int count;
    private BlockDescriptor descriptor;

    /// <summary>True when the last block of the file has come whole: the transfer is complete whatever closes the connection.</summary>
    public bool IsEndOfFile { get; private set; }

    /// <summary>True when a descriptor had bits that RFC 959 does not know: the transfer is not in block mode, or a part of it is missing.</summary>
    public bool IsDamaged { get; private set; }

    /// <summary>Blocks met so far that were restart markers.</summary>
    public int RestartMarkers { get; private set; }

    /// <summary>Blocks met so far that end a record (STRU R).</summary>
    public int Records { get; private set; }

    /// <summary>Descriptors of all blocks met so far, together.</summary>
    public BlockDescriptor Seen { get; private set; }

    /// <summary>True between the first and the last byte of a block: a transfer that ends here is cut.</summary>
    public readonly bool IsInsideBlock => headerBytes > 0;

    /// <summary>
    /// Gives the next run of the file's bytes that lies in the chunk, and moves the chunk behind it. Call it until the chunk is
    /// empty; an empty run means that only headers or markers came. After the end of the file, or damage, everything is dropped.
    /// </summary>
    /// <param name="chunk">The bytes of the data connection that are not yet read.</param>
    public ReadOnlySpan<byte> Next(ref ReadOnlySpan<byte> chunk)
    {
        while (!chunk.IsEmpty)
        {
            if (IsEndOfFile || IsDamaged)
            {
                chunk = default;
                break;
            }

            if (headerBytes < 3)
            {
                Header(chunk[0]);
                chunk = chunk[1..];
                continue;
            }

            int length = Math.Min(count, chunk.Length);
            var run = chunk[..length];
            chunk = chunk[length..];
            count -= length;
            bool marker = descriptor.HasFlag(BlockDescriptor.RestartMarker);
            if (count == 0)
                EndBlock();
            if (!marker)
                return run;
        }

        return default;
    }

    private void Header(byte b)
    {
        switch (headerBytes++)
        {
            case 0:
                descriptor = (BlockDescriptor)b;
                IsDamaged = (descriptor & ~Known) != 0;
                Seen |= descriptor & Known;
                break;
            case 1:
                count = b << 8;
                break;
            default:
                count |= b;
                if (count == 0)
                    EndBlock();
                break;
        }
    }

    private void EndBlock()
    {
        headerBytes = 0;
        RestartMarkers += descriptor.HasFlag(BlockDescriptor.RestartMarker) ? 1 : 0;
        Records += descriptor.HasFlag(BlockDescriptor.EndOfRecord) ? 1 : 0;
        IsEndOfFile |= descriptor.HasFlag(BlockDescriptor.EndOfFile);
    }
}
