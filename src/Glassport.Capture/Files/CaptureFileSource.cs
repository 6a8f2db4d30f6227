using Glassport.Capture.Formats;
using Glassport.Packets;

namespace Glassport.Capture.Files;

/// <summary>Reads files one after the other.</summary>
internal sealed class CaptureFileSource : IPacketSource
{
    private readonly Queue<OpenedFile> _waiting;
    private readonly List<CaptureInput> _inputs = [];
    private readonly Tally _tally;
    private readonly long? _total;
    private OpenedFile? _opened;
    private CaptureFile? _reading;
    private long _readBefore;

    /// <param name="files">The files in order, at least one; they belong to the source from here on.</param>
    public CaptureFileSource(IReadOnlyList<OpenedFile> files)
    {
        _waiting = new(files);
        _tally = new(Facts);
        _total = 0;
        Facts.Format = files[0].Format.Name;
        foreach (OpenedFile file in files)
        {
            Facts.Files.Add(file.Name);
            Facts.Bytes += file.StoredLength ?? 0;
            _total += file.StoredLength;
        }
    }

    public SourceFacts Facts { get; } = new();

    public (long Read, long? Total) Progress => (Interlocked.Read(ref _readBefore) + (_reading?.Input.BytesRead ?? 0), _total);

    public async ValueTask<bool> ReadAsync(PacketBatch batch, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(batch);
        ArgumentOutOfRangeException.ThrowIfZero(batch.Packets.Length, nameof(batch));
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            batch.Count = 0;
            batch.Bytes = default;
            if (_reading is null && !StartNext())
                return false;
            if (await _reading!.ReadAsync(batch, cancellationToken).ConfigureAwait(false))
                return true;
            await FinishAsync(_reading).ConfigureAwait(false);
        }
    }

    public async ValueTask DisposeAsync()
    {
        while (_waiting.TryDequeue(out OpenedFile? file))
            await file.DisposeAsync().ConfigureAwait(false);
        foreach (CaptureInput input in _inputs)
            await input.DisposeAsync().ConfigureAwait(false);
        _inputs.Clear();
        _reading = null;
    }

    private bool StartNext()
    {
        if (!_waiting.TryDequeue(out _opened))
            return false;
        CaptureInput input = _opened.CreateInput();
        _inputs.Add(input);
        _reading = new(_opened.Name, input, _opened.Format.CreateReader(_tally), Facts);
        return true;
    }

    private async ValueTask FinishAsync(CaptureFile file)
    {
        // Of a file whose length was known all is counted, also what lies behind damage.
        long read = _opened?.StoredLength ?? file.Input.BytesRead;
        if (_opened?.StoredLength is null)
            Facts.Bytes += read;
        Interlocked.Add(ref _readBefore, read);
        _reading = null;
        await file.Input.CloseAsync().ConfigureAwait(false);
    }
}
