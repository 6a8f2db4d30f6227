using System.Buffers;
using System.Security.Cryptography;
using Glassport.Analysis.Extraction;

namespace Glassport.Analysis.Tracking;

/// <summary>
/// Takes the bytes of one direction of a data connection: counts, hashes, keeps the beginning (all of a listing), and saves files
/// in the archive, if there is one. What MODE B or Z packed is unpacked into a collector of its own.
/// </summary>
internal sealed class PayloadCollector(IPayloadArchive? archive)
{
    // Small files are hashed in one go, which is cheaper than a hash object; large ones stream.
    private const int HeadBytes = 16 * 1024;
    private const int MaximumListing = 4 << 20;
    private const int MaximumGaps = 1000;

    private byte[]? head;
    private int headLength;
    private IncrementalHash? hash;
    private List<(long From, long To)>? gaps;
    private ModeContent? content;
    private PayloadSaving? saving;
    private bool endedWithCarriageReturn;
    private bool settled;

    /// <summary>The SHA-256 of all bytes in lower case, or null when some are missing; known once settled.</summary>
    public string? Sha256 { get; private set; }

    /// <summary>Whether nothing more comes.</summary>
    public bool IsSettled => settled;

    /// <summary>What the beginning looks like; known once settled.</summary>
    public ContentLook Look { get; private set; }

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

    /// <summary>What the payload carries: the decoded bytes in MODE B and Z, else (or where nothing could be decoded) these.</summary>
    public PayloadCollector Content => content is { IsUndecodable: false } ? content.Decoded : this;

    /// <summary>Whether <see cref="Content"/> is decoded to its end.</summary>
    public bool IsDecoded => content is { IsWhole: true };

    /// <summary>What is wrong with the decoded content, or null.</summary>
    public string? Fault => content?.Fault;

    /// <summary>Bytes in the saved file.</summary>
    public long SavedLength => saving?.Length ?? Length;

    /// <summary>Whether the saved file lacks its end.</summary>
    public bool IsCutShort => saving is { IsCutShort: true };

    /// <summary>Takes the next bytes.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="use">What they are needed for.</param>
    public void Append(ReadOnlySpan<byte> bytes, PayloadUse use)
    {
        if (use.IsEncoded && !bytes.IsEmpty)
            use = Decode(bytes, use);
        if (use.HasLines)
            CountLines(bytes);
        bool overflows = hash is null && headLength + bytes.Length > (use.IsListing ? MaximumListing : HeadBytes);
        if (overflows)
            BeginSaving(use);
        Length += bytes.Length;
        saving?.Write(bytes);
        if (gaps is not null && !use.IsListing)
            return;
        if (hash is null && !overflows)
        {
            Store(bytes, use.IsListing ? MaximumListing : HeadBytes);
            return;
        }

        if (gaps is not null)
            return;
        if (hash is null)
        {
            hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            hash.AppendData(head.AsSpan(0, headLength));
            // A first packet can be larger than all that is kept of a beginning: where the network card cuts and joins (TSO, GRO), and on loopback.
            if (headLength < ContentLook.Enough)
                Store(bytes[..Math.Min(bytes.Length, ContentLook.Enough - headLength)], HeadBytes);
        }

        hash.AppendData(bytes);
    }

    /// <summary>Bytes are missing.</summary>
    /// <param name="length">How many.</param>
    /// <param name="use">What they would have been needed for.</param>
    public void Skip(long length, PayloadUse use)
    {
        if (use.IsEncoded)
        {
            use = Decode([], use);
            content!.Break();
        }

        BeginSaving(use);
        saving?.Skip(length);
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

    /// <summary>Nothing more is expected, or everything has come and the command is known: decodes what waited for that.</summary>
    /// <param name="use">What the payload was needed for.</param>
    public void Complete(PayloadUse use)
    {
        if (use.IsEncoded && Length > 0)
            Decode([], use);
        content?.Close();
    }

    /// <summary>Gives the payload a file of its own; answers the file's path, or null when there is no archive or no longer every byte.</summary>
    public string? Keep(SavedTransfer transfer)
    {
        if (archive is null)
            return null;
        if (saving is null && HasWhole)
        {
            saving = new PayloadSaving(archive);
            saving.Write(Head);
        }

        return saving?.Keep(transfer);
    }

    /// <summary>Nothing more comes: takes the hash, judges the beginning, and gives back the memory that is not needed any more.</summary>
    /// <param name="keep">Whether the content is still wanted: it is a listing.</param>
    public void Settle(bool keep)
    {
        if (settled)
            return;
        settled = true;
        Sha256 = TakeHash();
        Look = ContentLook.Of(Head);
        content?.Decoded.Settle(keep);
        if (head is null)
            return;
        byte[] pooled = head;
        bool wanted = keep || (archive is not null && saving is null);
        head = wanted ? pooled[..headLength] : null;
        headLength = wanted ? headLength : 0;
        ArrayPool<byte>.Shared.Return(pooled);
    }

    /// <summary>Gives the memory back.</summary>
    public void Release()
    {
        content?.Close();
        content?.Decoded.Release();
        saving?.Discard();
        hash?.Dispose();
        hash = null;
        if (head is not null && !settled)
            ArrayPool<byte>.Shared.Return(head);
        head = null;
        headLength = 0;
    }

    private string? TakeHash()
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

    // The decoded bytes take over what the payload is needed for, unless it turns out that there is nothing to decode.
    private PayloadUse Decode(ReadOnlySpan<byte> bytes, PayloadUse use)
    {
        PayloadUse plain = use with { Mode = 'S' };
        if (content is null)
        {
            content = new ModeContent(use.Mode, archive);
            if (HasWhole)
                content.Append(Head, plain);
            else
                content.MissBeginning();
        }

        content.Append(bytes, plain);
        return new PayloadUse(IsListing: false, content.IsUndecodable && use.IsSaved, HasLines: false, 'S');
    }

    // Only from the first byte on; small files wait in memory until their name is known.
    private void BeginSaving(PayloadUse use)
    {
        if (archive is null || saving is not null || !use.IsSaved || !HasWhole)
            return;
        saving = new PayloadSaving(archive);
        saving.Write(Head);
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
