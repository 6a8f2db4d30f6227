using Glassport.Packets;

namespace Glassport.Capture.Files;

/// <summary>
/// The bytes of one file, given to batches piece by piece. Between <see cref="Begin"/> and <see cref="End"/> the batch's bytes
/// begin at <see cref="Offset"/> in the file, and <see cref="Position"/> says how many of them have been walked.
/// </summary>
internal abstract class CaptureInput : IAsyncDisposable
{
    /// <summary>Where the batch's bytes begin, in bytes from the start of the (decompressed) file.</summary>
    public long Offset { get; protected set; }

    /// <summary>How many of the batch's bytes have been walked.</summary>
    public int Position { get; set; }

    /// <summary>Why the file cannot be read further.</summary>
    public string Reason { get; protected set; } = "";

    /// <summary>How many of the file's stored bytes have been read.</summary>
    public abstract long BytesRead { get; }

    /// <summary>Gives the batch the bytes from the first one that has not been walked.</summary>
    public abstract void Begin(PacketBatch batch);

    /// <summary>Gives the batch more bytes, because the record at <see cref="Position"/> isn't complete.</summary>
    public abstract ValueTask<InputStatus> MoreAsync(PacketBatch batch, CancellationToken cancellationToken);

    /// <summary>Prepares for the batch to be given out; its bytes up to <see cref="Position"/> stay as they are.</summary>
    public abstract void End(PacketBatch batch);

    /// <summary>Lets go of what no batch refers to, once the file has been read.</summary>
    public abstract ValueTask CloseAsync();

    /// <inheritdoc/>
    public abstract ValueTask DisposeAsync();
}
