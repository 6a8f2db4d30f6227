using Glassport.Analysis.Tracking;
using Glassport.Protocol.Modes;

namespace Glassport.Analysis.Extraction;

/// <summary>The content of a transfer in MODE B or Z, decoded while its payload streams by.</summary>
internal sealed class ModeContent(char mode, IPayloadArchive? archive)
{
    private readonly ZlibModeDecoder? inflater = mode == 'Z' ? new ZlibModeDecoder() : null;
    private BlockModeDecoder blocks;
    private bool closed;

    /// <summary>What was decoded.</summary>
    public PayloadCollector Decoded { get; } = new(archive);

    /// <summary>Whether every byte was decoded and the content's own mark says that this is all.</summary>
    public bool IsWhole => !IsBroken && !IsLate && (inflater is not null ? inflater.IsComplete : blocks is { IsEndOfFile: true, IsDamaged: false });

    /// <summary>Whether the payload's first bytes show that it is not in this mode at all.</summary>
    public bool IsUndecodable => Decoded.Length == 0 && (IsLate || IsDamaged);

    /// <summary>Whether bytes before those that were decoded are missing here: the command came too late to keep them.</summary>
    private bool IsLate { get; set; }

    /// <summary>Whether bytes are missing from the capture.</summary>
    private bool IsBroken { get; set; }

    private bool IsDamaged => inflater?.IsDamaged ?? blocks.IsDamaged;

    /// <summary>What a reader of the decoded bytes should know; null when they are whole.</summary>
    public string? Fault
    {
        get
        {
            if (IsWhole)
                return null;
            string what = inflater is not null ? "The compressed data (MODE Z)" : "The data in blocks (MODE B)";
            if (IsUndecodable)
                return what + " cannot be decoded; it is saved as it crossed the wire.";
            if (IsBroken)
                return what + " misses bytes in the capture; only what came before them could be decoded.";
            if (IsDamaged)
                return what + " is damaged; only what came before the damage could be decoded.";
            return inflater is { IsLimitReached: true }
                ? what + " grows beyond the limit; the rest was not decoded."
                : what + " has no proper end; what came is decoded.";
        }
    }

    /// <summary>Takes the next bytes of the payload.</summary>
    public void Append(ReadOnlySpan<byte> bytes, PayloadUse use)
    {
        if (closed || IsBroken || IsLate || IsDamaged)
            return;
        if (inflater is null)
        {
            while (!bytes.IsEmpty)
                Decoded.Append(blocks.Next(ref bytes), use);
            return;
        }

        Span<byte> buffer = stackalloc byte[8192];
        inflater.Feed(bytes);
        for (int read = inflater.Read(buffer); read > 0; read = inflater.Read(buffer))
            Decoded.Append(buffer[..read], use);
    }

    /// <summary>Bytes of the payload came before it was known to be in this mode, and were not kept.</summary>
    public void MissBeginning() => IsLate = true;

    /// <summary>Bytes of the payload are missing: neither a zlib stream nor a row of blocks can be taken up behind them.</summary>
    public void Break() => IsBroken = true;

    /// <summary>Nothing more is expected: gives the decoder's memory back.</summary>
    public void Close()
    {
        closed = true;
        inflater?.Dispose();
    }
}
