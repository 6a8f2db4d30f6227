using Glassport.Packets;

namespace Glassport.Capture.Live;

/// <summary>
/// A live interface as a source of packets, until it is stopped. Who reads too slowly loses nothing until the kernel's buffer is full;
/// what is lost then is told in <see cref="SourceFacts.Dropped"/>, within a second.
/// </summary>
public sealed class LiveSource : IPacketSource, ILiveSink
{
    private const int BufferLength = 1 << 20;
    private static readonly TimeSpan StatisticsInterval = TimeSpan.FromSeconds(1);

    private readonly LiveInterface _live;
    private readonly TimeProvider _time;
    private readonly CancellationToken _stop;
    private PacketBatch? _batch;
    private byte[] _buffer = [];
    private int _used;
    private long _bytes;
    private long _number;
    private long _looked;

    /// <param name="live">The interface; it belongs to the source from here on.</param>
    /// <param name="time">For what is looked at once a second.</param>
    /// <param name="stop">Ends the packets. Those that passed before are delivered still.</param>
    public LiveSource(LiveInterface live, TimeProvider time, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(live);
        ArgumentNullException.ThrowIfNull(time);
        _live = live;
        _time = time;
        _stop = stop;
        _looked = time.GetTimestamp();
        Facts.Files.Add(live.Options.Interface);
        Facts.Format = "live";
        Facts.LinkTypes.Add(live.Link);
    }

    /// <inheritdoc/>
    public SourceFacts Facts { get; } = new();

    /// <inheritdoc/>
    public (long Read, long? Total) Progress => (Volatile.Read(ref _bytes), null);

    /// <inheritdoc/>
    /// <exception cref="LiveCaptureException">The interface went away.</exception>
    public ValueTask<bool> ReadAsync(PacketBatch batch, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(batch);
        ArgumentOutOfRangeException.ThrowIfZero(batch.Packets.Length, nameof(batch));
        return new(Task.Run(() => Read(batch, cancellationToken), cancellationToken)); // the kernel is waited for, not only read
    }

    /// <inheritdoc/>
    public bool Accept(Timestamp time, ReadOnlySpan<byte> data, int originalLength)
    {
        PacketBatch batch = _batch!;
        data.CopyTo(_buffer.AsSpan(_used));
        ref Packet packet = ref batch.Packets[batch.Count++];
        packet.Number = ++_number;
        packet.Time = time;
        packet.Offset = _used;
        packet.Length = data.Length;
        packet.OriginalLength = originalLength;
        packet.Interface = 0;
        packet.Link = _live.Link;
        _used += data.Length;
        return batch.Count < batch.Packets.Length && _used <= _buffer.Length - _live.SnapLength;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _live.Dispose();
        return default;
    }

    private bool Read(PacketBatch batch, CancellationToken cancellationToken)
    {
        _batch = batch;
        // Room for at least one more packet whatever came before.
        _buffer = batch.Buffer ??= GC.AllocateUninitializedArray<byte>(Math.Max(BufferLength, 2 * _live.SnapLength));
        _used = 0;
        batch.Count = 0;
        while (batch.Count == 0 && !IsOver())
        {
            cancellationToken.ThrowIfCancellationRequested();
            _live.Read(this);
            Look(StatisticsInterval);
        }

        batch.Bytes = _buffer.AsMemory(0, _used);
        Volatile.Write(ref _bytes, _bytes + _used);
        Facts.Bytes = _bytes;
        if (batch.Count == 0)
            Look(TimeSpan.Zero);
        return batch.Count > 0;
    }

    private bool IsOver()
    {
        if (_stop.IsCancellationRequested)
            _live.Stop();
        return _live.IsDone;
    }

    private void Look(TimeSpan interval)
    {
        if (_time.GetElapsedTime(_looked) < interval)
            return;
        _looked = _time.GetTimestamp();
        LiveStatistics statistics = _live.ReadStatistics();
        Facts.Dropped = statistics.DroppedByKernel + statistics.DroppedByInterface;
    }
}
