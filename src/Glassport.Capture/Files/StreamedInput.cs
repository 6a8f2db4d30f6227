using Glassport.Packets;

namespace Glassport.Capture.Files;

/// <summary>
/// A stream that is read through the batches' own buffers. What a batch does not use goes over into a spare buffer,
/// which the next batch takes as its own while leaving its old one here.
/// </summary>
/// <param name="stream">The (decompressed) bytes.</param>
/// <param name="stored">The stored bytes underneath, for progress; disposed with <paramref name="stream"/>.</param>
/// <param name="fill">
/// Whether to fill buffers before walking them, as a file's bytes don't keep one waiting. Otherwise packets are given out as they come.
/// </param>
internal sealed class StreamedInput(PeekStream stream, PeekStream stored, bool fill) : CaptureInput
{
    private const int BufferLength = 1 << 20;

    private byte[]? _spare;
    private byte[] _buffer = [];
    private int _filled;

    public override long BytesRead => stored.BytesRead;

    public override void Begin(PacketBatch batch)
    {
        byte[]? own = batch.Buffer is { Length: >= BufferLength } ? batch.Buffer : null;
        if (_spare is null)
            _buffer = own ?? new byte[BufferLength];
        else
            (_buffer, _spare) = (_spare, own);
        batch.Buffer = _buffer;
        batch.Bytes = _buffer.AsMemory(0, _filled);
    }

    public override async ValueTask<InputStatus> MoreAsync(PacketBatch batch, CancellationToken cancellationToken)
    {
        if (batch.Count > 0 && (!fill || _filled == _buffer.Length))
            return InputStatus.Later;
        if (_filled == _buffer.Length)
            MakeRoom(batch);
        InputStatus status = await ReadAsync(cancellationToken).ConfigureAwait(false);
        batch.Bytes = _buffer.AsMemory(0, _filled);
        return status;
    }

    public override void End(PacketBatch batch)
    {
        ReadOnlySpan<byte> rest = _buffer.AsSpan(Position, _filled - Position);
        if (rest.Length > (_spare?.Length ?? 0))
            _spare = new byte[Math.Max(BufferLength, rest.Length)];
        rest.CopyTo(_spare);
        Offset += Position;
        Position = 0;
        _filled = rest.Length;
    }

    public override async ValueTask CloseAsync()
    {
        _spare = null;
        _buffer = [];
        await stream.DisposeAsync().ConfigureAwait(false);
    }

    public override ValueTask DisposeAsync() => CloseAsync();

    private async ValueTask<InputStatus> ReadAsync(CancellationToken cancellationToken)
    {
        int before = _filled;
        try
        {
            int read = 1;
            while (Reason.Length == 0 && read > 0 && _filled < _buffer.Length && (fill || _filled == before))
            {
                read = await stream.ReadAsync(_buffer.AsMemory(_filled), cancellationToken).ConfigureAwait(false);
                _filled += read;
            }
        }
        catch (InvalidDataException)
        {
            Reason = "the gzip data is damaged or ends too early";
        }
        catch (IOException problem)
        {
            Reason = $"the file cannot be read further ({problem.Message})";
        }

        // What was read before a failure is walked first; the next call then tells of the failure.
        if (_filled > before)
            return InputStatus.More;
        return Reason.Length == 0 ? InputStatus.Ended : InputStatus.Broken;
    }

    // No packet of the batch lies in the buffer yet: its bytes may move, and the buffer may be replaced.
    private void MakeRoom(PacketBatch batch)
    {
        ReadOnlySpan<byte> rest = _buffer.AsSpan(Position, _filled - Position);
        if (Position == 0)
            _buffer = new byte[_buffer.Length * 2];
        rest.CopyTo(_buffer);
        batch.Buffer = _buffer;
        Offset += Position;
        Position = 0;
        _filled = rest.Length;
    }
}
