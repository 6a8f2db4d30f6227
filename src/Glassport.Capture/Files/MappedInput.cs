using Glassport.Packets;

namespace Glassport.Capture.Files;

/// <summary>A mapped file, of which batches get windows. Everything completes at once.</summary>
/// <param name="file">The file; disposed with this.</param>
/// <param name="windowLength">How long a window is at most; a record that is longer gets a longer one.</param>
internal sealed class MappedInput(MappedFile file, int windowLength) : CaptureInput
{
    /// <summary>1 GiB: far below what an offset in a batch can say, far above any record.</summary>
    public const int UsualWindowLength = 1 << 30;

    private ReadOnlyMemory<byte> _window = file.Window(0, (int)Math.Min(windowLength, file.Length));

    public override long BytesRead => Offset + Position;

    public override void Begin(PacketBatch batch) => batch.Bytes = _window;

    public override ValueTask<InputStatus> MoreAsync(PacketBatch batch, CancellationToken cancellationToken) => new(More(batch));

    public override void End(PacketBatch batch)
    {
    }

    public override ValueTask CloseAsync() => ValueTask.CompletedTask;

    public override ValueTask DisposeAsync()
    {
        file.Dispose();
        return ValueTask.CompletedTask;
    }

    private InputStatus More(PacketBatch batch)
    {
        if (Offset + _window.Length == file.Length)
            return InputStatus.Ended;
        if (batch.Count > 0)
            return InputStatus.Later;
        long wanted = Position > 0 ? windowLength : Math.Min(_window.Length * 2L, Array.MaxLength);
        Offset += Position;
        Position = 0;
        _window = file.Window(Offset, (int)Math.Min(wanted, file.Length - Offset));
        batch.Bytes = _window;
        return InputStatus.More;
    }
}
