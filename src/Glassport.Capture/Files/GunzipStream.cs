using System.IO.Compression;

namespace Glassport.Capture.Files;

/// <summary>
/// Decompresses gzip (RFC 1952), concatenated members too. Throws <see cref="InvalidDataException"/> when the data is damaged,
/// and unlike <see cref="GZipStream"/> also when it ends too early.
/// </summary>
internal sealed class GunzipStream : ForwardOnlyStream
{
    private readonly EndMarkedStream _marked;
    private readonly GZipStream _gzip;
    private bool _complete;

    /// <param name="compressed">The compressed bytes; disposed with this.</param>
    public GunzipStream(Stream compressed)
    {
        _marked = new(compressed);
        _gzip = new(_marked, CompressionMode.Decompress);
    }

    /// <summary>Whether the bytes begin as a gzip member does.</summary>
    public static bool Recognises(ReadOnlySpan<byte> first) => first.StartsWith<byte>([0x1F, 0x8B]);

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        int read = await _gzip.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        if (!_marked.Ended)
            return read;
        await CheckMarkAsync(buffer[..read], cancellationToken).ConfigureAwait(false);
        return 0;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _gzip.Dispose();
        base.Dispose(disposing);
    }

    private async ValueTask CheckMarkAsync(ReadOnlyMemory<byte> read, CancellationToken cancellationToken)
    {
        if (_complete)
            return;
        byte[] found = new byte[EndMarkedStream.Mark.Length + 1];
        int length = Math.Min(read.Length, found.Length);
        read[..length].CopyTo(found);
        length += await _gzip.ReadAtLeastAsync(
            found.AsMemory(length), found.Length - length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
        if (!found.AsSpan(0, length).SequenceEqual(EndMarkedStream.Mark))
            throw new InvalidDataException("The gzip data ends too early.");
        _complete = true;
    }
}
