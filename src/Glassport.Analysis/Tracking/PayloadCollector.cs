using System.Buffers;
using System.Security.Cryptography;

namespace Glassport.Analysis.Tracking;

/// <summary>Takes the bytes of one direction of a data connection: counts, hashes, and keeps the beginning (all of a listing).</summary>
internal sealed class PayloadCollector
{
    // Small files are hashed in one go, which is cheaper than a hash object; large ones stream.
    private const int HeadBytes = 16 * 1024;
    private const int MaximumListing = 4 << 20;
    private const int MaximumGaps = 1000;

    private byte[]? head;
    private int headLength;
    private IncrementalHash? hash;
    private List<(long From, long To)>? gaps;
    private bool endedWithCarriageReturn;

    /// <summary>Bytes on the wire, missing ones included.</summary>
    public long Length { get; private set; }

    /// <summary>LF bytes.</summary>
    public long LineFeeds { get; private set; }

    /// <summary>LF bytes behind a CR.</summary>
    public long CarriageReturnLineFeeds { get; private set; }

    /// <summary>The byte ranges that are not in the capture.</summary>
    public IReadOnlyList<(long From, long To)> Gaps => gaps ?? (IReadOnlyList<(long, long)>)[];

    /// <summary>The first bytes; all of them when <see cref="HasWhole"/>.</summary>
    public ReadOnlySpan<byte> Head => head.AsSpan(0, headLength);

    /// <summary>Whether <see cref="Head"/> holds every byte.</summary>
    public bool HasWhole => headLength == Length && gaps is null;

    /// <summary>Takes the next bytes.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="keep">Whether to keep as many as a listing may have.</param>
    /// <param name="countLines">Whether line ends matter.</param>
    public void Append(ReadOnlySpan<byte> bytes, bool keep, bool countLines)
    {
        if (countLines)
            CountLines(bytes);
        Length += bytes.Length;
        if (gaps is not null && !keep)
            return;

        int limit = keep ? MaximumListing : HeadBytes;
        if (hash is null && headLength + bytes.Length <= limit)
        {
            Store(bytes, limit);
            return;
        }

        if (gaps is not null)
            return;
        if (hash is null)
        {
            hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            hash.AppendData(head.AsSpan(0, headLength));
        }

        hash.AppendData(bytes);
    }

    /// <summary>Bytes are missing.</summary>
    public void Skip(long length)
    {
        gaps ??= [];
        if (gaps.Count > 0 && gaps[^1].To == Length)
            gaps[^1] = (gaps[^1].From, Length + length);
        else if (gaps.Count < MaximumGaps)
            gaps.Add((Length, Length + length));
        Length += length;
        hash?.Dispose();
        hash = null;
        endedWithCarriageReturn = false;
    }

    /// <summary>The SHA-256 of all bytes in lower case, or null when some are missing. Only once.</summary>
    public string? TakeHash()
    {
        if (gaps is not null)
            return null;
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        if (hash is null)
            SHA256.HashData(head.AsSpan(0, headLength), digest);
        else
            hash.GetHashAndReset(digest);
        hash?.Dispose();
        hash = null;
        return Convert.ToHexStringLower(digest);
    }

    /// <summary>Gives the memory back.</summary>
    public void Release()
    {
        hash?.Dispose();
        hash = null;
        if (head is not null)
            ArrayPool<byte>.Shared.Return(head);
        head = null;
        headLength = 0;
    }

    private void Store(ReadOnlySpan<byte> bytes, int limit)
    {
        int needed = headLength + bytes.Length;
        if (head is null || needed > head.Length)
        {
            byte[] larger = ArrayPool<byte>.Shared.Rent(Math.Min(limit, Math.Max(2048, needed * 2)));
            head.AsSpan(0, headLength).CopyTo(larger);
            if (head is not null)
                ArrayPool<byte>.Shared.Return(head);
            head = larger;
        }

        bytes.CopyTo(head.AsSpan(headLength));
        headLength = needed;
    }

    private void CountLines(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty)
            return;
        int start = 0;
        while (true)
        {
            int at = bytes[start..].IndexOf((byte)'\n');
            if (at < 0)
                break;
            at += start;
            LineFeeds++;
            if (at > 0 ? bytes[at - 1] == '\r' : endedWithCarriageReturn)
                CarriageReturnLineFeeds++;
            start = at + 1;
        }

        endedWithCarriageReturn = bytes[^1] == '\r';
    }
}
