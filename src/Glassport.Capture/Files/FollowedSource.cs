using System.Globalization;
using Glassport.Capture.Formats;
using Glassport.Packets;

namespace Glassport.Capture.Files;

/// <summary>Reads a capture file that another program still writes, and what takes its place.</summary>
internal sealed class FollowedSource : IPacketSource
{
    private readonly string path;
    private readonly string name;
    private readonly Action<string> note;
    private readonly TimeProvider time;
    private readonly Tally tally;
    private GrowingStream growing;
    private CaptureFile? reading;
    private Damage? known;

    /// <param name="path">The file.</param>
    /// <param name="opened">The file, opened.</param>
    /// <param name="note">Is told, in a sentence, what happens to the file.</param>
    /// <param name="time">The clock.</param>
    public FollowedSource(string path, FileStream opened, Action<string> note, TimeProvider time)
    {
        this.path = path;
        name = Path.GetFileName(path);
        this.note = note;
        this.time = time;
        growing = new GrowingStream(opened, path, time);
        tally = new Tally(Facts);
        Facts.Files.Add(name);
    }

    public SourceFacts Facts { get; } = new();

    public (long Read, long? Total) Progress => (Facts.Bytes + (reading?.Input.BytesRead ?? 0), null);

    public async ValueTask<bool> ReadAsync(PacketBatch batch, CancellationToken cancellationToken)
    {
        while (true)
        {
            batch.Count = 0;
            batch.Bytes = default;
            reading ??= await BeginAsync(cancellationToken).ConfigureAwait(false);
            if (reading is not null)
            {
                if (await reading.ReadAsync(batch, cancellationToken).ConfigureAwait(false))
                    return true;
                Facts.Bytes += reading.Input.BytesRead;
            }

            await BeginAnewAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (reading is not null)
            await reading.Input.DisposeAsync().ConfigureAwait(false);
        await growing.DisposeAsync().ConfigureAwait(false);
    }

    // Waits for the file's first bytes; answers null when they are no capture's, or do not come.
    private async ValueTask<CaptureFile?> BeginAsync(CancellationToken cancellationToken)
    {
        PeekStream bytes = new(growing);
        ReadOnlyMemory<byte> first = await bytes.PeekAsync(CaptureFormats.PeekLength, cancellationToken).ConfigureAwait(false);
        if (CaptureFormats.Recognise(first.Span) is not { } format)
        {
            if (growing.End is null && Facts.Format.Length == 0)
            {
                throw GunzipStream.Recognises(first.Span)
                    ? new CaptureOpenException(path, "is compressed with gzip, which does not grow. Give it to 'glassport explain'.")
                    : OpenedFile.NoCapture(path, first.Span);
            }

            if (growing.End is null)
                note($"{name} is not a capture any more: {Lookalike.Describe(first.Span)}. Waiting for another.");
            return null;
        }

        if (Facts.Format.Length == 0)
            Facts.Format = format.Name;
        return new CaptureFile(name, new StreamedInput(bytes, bytes, fill: false), format.CreateReader(tally), Facts);
    }

    private async ValueTask BeginAnewAsync(CancellationToken cancellationToken)
    {
        if (growing.End is null)
        {
            // Damage in the middle: nothing behind it can be told apart.
            if (Facts.Damage is { } damage && damage != known)
                note(string.Create(CultureInfo.InvariantCulture, $"{name} is damaged at byte {damage.Offset}: {damage.Reason}. Waiting for another."));
            await growing.WaitForEndAsync(cancellationToken).ConfigureAwait(false);
        }

        note(growing.End == FileEnd.Truncated ? $"{name} was truncated: it is read from its beginning." : $"{name} was replaced: the new file is read from its beginning.");
        known = Facts.Damage;
        reading = null;
        await growing.DisposeAsync().ConfigureAwait(false);
        growing = new GrowingStream(OpenedFile.OpenPath(path), path, time);
    }
}
