using Glassport.Packets;
using CaptureSources = Glassport.Capture.CaptureFiles;

namespace Glassport.App.WebConsole.Wire;

/// <summary>
/// The packets of a recording, read as a stream: a file that is mapped counts as the process's memory as far as it was read, and captures may be larger
/// than that should be.
/// </summary>
internal sealed class RecordingSource : IPacketSource
{
    private readonly Stream file;
    private readonly IPacketSource source;

    private RecordingSource(Stream file, IPacketSource source)
    {
        this.file = file;
        this.source = source;
    }

    /// <inheritdoc/>
    public SourceFacts Facts => source.Facts;

    /// <inheritdoc/>
    public (long Read, long? Total) Progress => source.Progress;

    /// <summary>Opens it.</summary>
    /// <exception cref="Glassport.Capture.CaptureOpenException">It is no capture, or empty.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static async Task<IPacketSource> OpenAsync(Recording recording, CancellationToken cancellationToken)
    {
        Stream file = recording.OpenCapture();
        try
        {
            IPacketSource source = await CaptureSources.OpenAsync([CaptureSources.StandardInput], file, cancellationToken).ConfigureAwait(false);
            source.Facts.Files[0] = recording.Name;
            return new RecordingSource(file, source);
        }
        catch
        {
            await file.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <inheritdoc/>
    public ValueTask<bool> ReadAsync(PacketBatch batch, CancellationToken cancellationToken) => source.ReadAsync(batch, cancellationToken);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await source.DisposeAsync().ConfigureAwait(false);
        await file.DisposeAsync().ConfigureAwait(false);
    }
}
