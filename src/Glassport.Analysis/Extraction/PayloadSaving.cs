namespace Glassport.Analysis.Extraction;

/// <summary>The way of one payload into a file of the archive, with a bound on the zeros that a capture can make it write.</summary>
internal sealed class PayloadSaving(IPayloadArchive archive)
{
    /// <summary>Zeros in a file at most, unless it holds more bytes than that: sequence numbers are cheap to forge, and not every disk keeps holes.</summary>
    public const long MaximumMissing = 64L << 20;

    private readonly IPayloadFile file = archive.Begin();
    private long present;
    private long missing;

    /// <summary>The length of the file so far.</summary>
    public long Length => present + missing;

    /// <summary>Whether so much was missing that the rest is not saved.</summary>
    public bool IsCutShort { get; private set; }

    /// <summary>Saves the next bytes.</summary>
    public void Write(ReadOnlySpan<byte> bytes)
    {
        if (IsCutShort)
            return;
        file.Write(bytes);
        present += bytes.Length;
    }

    /// <summary>Leaves a hole.</summary>
    public void Skip(long length)
    {
        IsCutShort |= missing + length > Math.Max(MaximumMissing, present);
        if (IsCutShort)
            return;
        file.Skip(length);
        missing += length;
    }

    /// <summary>Gives the file its name; answers its path.</summary>
    public string Keep(SavedTransfer transfer) => file.Keep(transfer);

    /// <summary>Throws the file away unless it was kept.</summary>
    public void Discard() => file.Discard();
}
