using System.Buffers.Binary;
using System.IO.Compression;

namespace Glassport.Protocol.Modes;

/// <summary>
/// Decompresses a transfer in MODE Z (draft-preston-ftpext-deflate): one zlib stream (RFC 1950). Feed a chunk, then read until
/// nothing more comes, then feed the next. Damage is a value: what came before it stays good.
/// </summary>
/// <param name="limit">Bytes to give out at most.</param>
public sealed class ZlibModeDecoder(long limit = Limits.InflatedBytes) : IDisposable
{
    private const int ChecksumBytes = 4;

    private readonly Feeder feeder = new();
    private readonly Adler32 checksum = new();
    private ZLibStream? inflater;
    private uint lastBytes;

    /// <summary>Bytes fed so far.</summary>
    public long CompressedBytes { get; private set; }

    /// <summary>Bytes given out so far.</summary>
    public long DecompressedBytes { get; private set; }

    /// <summary>True when the bytes are no zlib stream, or one that is damaged.</summary>
    public bool IsDamaged { get; private set; }

    /// <summary>True when the limit was reached; nothing more is given out.</summary>
    public bool IsLimitReached { get; private set; }

    /// <summary>True when the last bytes fed are the checksum of what was given out: the stream is whole.</summary>
    public bool IsComplete => !IsDamaged && !IsLimitReached && CompressedBytes > ChecksumBytes && lastBytes == checksum.Value;

    /// <summary>Takes the next bytes of the data connection.</summary>
    /// <param name="chunk">The bytes.</param>
    public void Feed(ReadOnlySpan<byte> chunk)
    {
        CompressedBytes += chunk.Length;
        foreach (byte b in chunk[Math.Max(0, chunk.Length - ChecksumBytes)..])
            lastBytes = (lastBytes << 8) | b;
        if (!IsDamaged && !IsLimitReached)
            feeder.Append(chunk);
    }

    /// <summary>Gives out decompressed bytes.</summary>
    /// <param name="destination">Takes them; not empty.</param>
    /// <returns>How many; 0 when more must be fed, or nothing will come any more.</returns>
    public int Read(Span<byte> destination)
    {
        if (IsDamaged || IsLimitReached || !HasHeader())
            return 0;
        inflater ??= new ZLibStream(feeder, CompressionMode.Decompress, leaveOpen: true);
        int read;
        try
        {
            read = inflater.Read(destination);
        }
        catch (Exception damage) when (damage is InvalidDataException or IOException)
        {
            IsDamaged = true;
            return 0;
        }

        // The stream has ended before the bytes did: whatever follows it is no part of it, and would be kept for ever.
        if (read == 0 && !destination.IsEmpty && !feeder.Waiting.IsEmpty)
            IsDamaged = true;
        read = (int)Math.Min(read, limit - DecompressedBytes);
        DecompressedBytes += read;
        IsLimitReached = DecompressedBytes == limit;
        checksum.Add(destination[..read]);
        return read;
    }

    /// <summary>Gives the decompressor's memory back.</summary>
    public void Dispose()
    {
        inflater?.Dispose();
        feeder.Dispose();
    }

    // RFC 1950 §2.2: method 8, and the two bytes as one number are a multiple of 31. Checked here, before anything is allocated.
    private bool HasHeader()
    {
        if (inflater is not null)
            return true;
        if (feeder.Waiting.Length < 2)
            return false;
        IsDamaged = (feeder.Waiting[0] & 0x0F) != 8 || BinaryPrimitives.ReadUInt16BigEndian(feeder.Waiting) % 31 != 0;
        return !IsDamaged;
    }
}
