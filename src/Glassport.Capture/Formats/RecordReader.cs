using Glassport.Packets;

namespace Glassport.Capture.Formats;

/// <summary>
/// Walks the records of one file. It sees a span at a time and keeps only what a file's headers said,
/// so that mapped files, pipes and compressed files are read by the same code.
/// </summary>
internal abstract class RecordReader(Tally tally)
{
    /// <summary>What is counted and remembered over all files.</summary>
    protected Tally Tally { get; } = tally;

    /// <summary>Whether the file's own header has been read, so that what follows are records.</summary>
    public bool HeaderRead { get; protected set; }

    /// <summary>What is wrong with the record at the position where <see cref="Walk"/> answered <see cref="WalkStatus.Damaged"/>.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>
    /// Adds packets to <paramref name="batch"/> from the records in <paramref name="bytes"/> (the batch's bytes), starting at
    /// <paramref name="position"/> and leaving it at the first record that was not read. A record that needs more than
    /// <see cref="CaptureLimits.RecordBytes"/> is damage, so that <see cref="WalkStatus.NeedMore"/> never asks for more than that.
    /// </summary>
    public abstract WalkStatus Walk(ReadOnlySpan<byte> bytes, ref int position, PacketBatch batch);

    /// <summary>Says what is wrong; to be returned from a walk.</summary>
    protected WalkStatus Damaged(string reason)
    {
        Reason = reason;
        return WalkStatus.Damaged;
    }

    /// <summary>
    /// The length on the wire as a file gives it: never less than what was captured (some writers leave it zero),
    /// never more than an <see cref="int"/> holds.
    /// </summary>
    protected static int WireLength(uint stated, int captured) =>
        stated > int.MaxValue ? int.MaxValue : Math.Max((int)stated, captured);
}
