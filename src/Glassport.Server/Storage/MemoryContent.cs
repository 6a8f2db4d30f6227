namespace Glassport.Server.Storage;

/// <summary>The bytes of a file in memory, in pieces, so that a growing file is not copied.</summary>
internal sealed class MemoryContent
{
    private const int PieceSize = 64 * 1024;

    private readonly List<byte[]> pieces = [];

    /// <summary>Bytes.</summary>
    public long Length { get; private set; }

    /// <summary>Reads.</summary>
    public int Read(long offset, Span<byte> buffer)
    {
        int done = 0;
        while (done < buffer.Length && offset < Length)
        {
            (int piece, int start) = Place(offset);
            int count = (int)Math.Min(Math.Min(PieceSize - start, buffer.Length - done), Length - offset);
            pieces[piece].AsSpan(start, count).CopyTo(buffer[done..]);
            (done, offset) = (done + count, offset + count);
        }

        return done;
    }

    /// <summary>Writes, growing when needed; what lies between the old end and the offset is zero.</summary>
    public void Write(long offset, ReadOnlySpan<byte> bytes)
    {
        while (pieces.Count * (long)PieceSize < offset + bytes.Length)
            pieces.Add(new byte[PieceSize]);
        Length = Math.Max(Length, offset + bytes.Length);
        while (!bytes.IsEmpty)
        {
            (int piece, int start) = Place(offset);
            int count = Math.Min(PieceSize - start, bytes.Length);
            bytes[..count].CopyTo(pieces[piece].AsSpan(start));
            bytes = bytes[count..];
            offset += count;
        }
    }

    /// <summary>Cuts off what stands behind.</summary>
    public void Truncate(long length)
    {
        if (length >= Length)
            return;
        Length = length;
        int keep = (int)((length + PieceSize - 1) / PieceSize);
        pieces.RemoveRange(keep, pieces.Count - keep);
        if (length % PieceSize is long rest and > 0)
            pieces[^1].AsSpan((int)rest).Clear();
    }

    /// <summary>Becomes the beginning of another.</summary>
    public void CopyFrom(MemoryContent other, long length)
    {
        pieces.Clear();
        pieces.AddRange(other.pieces.Select(piece => piece.AsSpan().ToArray()));
        Length = other.Length;
        Truncate(length);
    }

    private static (int Piece, int Start) Place(long offset) => ((int)(offset / PieceSize), (int)(offset % PieceSize));
}
