using System.IO.Compression;
using Glassport.App.WebConsole.Api;

namespace Glassport.App.WebConsole.Wire;

/// <summary>A capture file that somebody sends: kept as it comes, so that it can be read meanwhile. What is compressed is kept as it was before.</summary>
/// <param name="path">Where it is kept.</param>
internal sealed class Reception(string path)
{
    private const int PieceBytes = 1 << 20;

    /// <summary>Tells that more has come, or that it is whole.</summary>
    public ChangeSignal Signal { get; } = new();

    /// <summary>Whether all of it is there, or nothing more comes.</summary>
    public bool IsWhole { get; private set; }

    /// <summary>Receives it all.</summary>
    /// <param name="content">What is sent.</param>
    /// <param name="begun">Is called when the file can be read while it grows, or else when it is whole.</param>
    /// <param name="cancellationToken">Ends it too early.</param>
    /// <exception cref="IOException">It cannot be kept, is too large, or did not come to its end.</exception>
    /// <exception cref="InvalidDataException">Its compression is damaged.</exception>
    public async Task RunAsync(Stream content, Action begun, CancellationToken cancellationToken)
    {
        try
        {
            byte[] first = new byte[2];
            int read = await content.ReadAtLeastAsync(first, first.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
            if (first is [0x1F, 0x8B])
            {
                await UnpackAsync(first, content, cancellationToken).ConfigureAwait(false);
                begun();
                return;
            }

            FileStream file = Create(path);
            await using (file.ConfigureAwait(false))
            {
                begun();
                await file.WriteAsync(first.AsMemory(0, read), cancellationToken).ConfigureAwait(false);
                await CopyAsync(content, file, cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            IsWhole = true;
            Signal.Raise();
        }
    }

    private async Task UnpackAsync(byte[] first, Stream content, CancellationToken cancellationToken)
    {
        string packed = path + ".gz";
        FileStream kept = Create(packed);
        await using (kept.ConfigureAwait(false))
        {
            await kept.WriteAsync(first, cancellationToken).ConfigureAwait(false);
            await CopyAsync(content, kept, cancellationToken).ConfigureAwait(false);
        }

        FileStream source = new(packed, new FileStreamOptions { Options = FileOptions.Asynchronous | FileOptions.DeleteOnClose });
        await using (source.ConfigureAwait(false))
        {
            GZipStream unpacked = new(source, CompressionMode.Decompress);
            await using (unpacked.ConfigureAwait(false))
            {
                FileStream plain = Create(path);
                await using (plain.ConfigureAwait(false))
                    await CopyAsync(unpacked, plain, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async Task CopyAsync(Stream from, FileStream to, CancellationToken cancellationToken)
    {
        byte[] buffer = new byte[PieceBytes];
        int read;
        while ((read = await from.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0)
        {
            if (to.Position + read > Recordings.MostBytes)
                throw new IOException($"a capture may have {Recordings.MostBytes >> 30} GiB here; use 'glassport explain' for larger ones.");
            await to.WriteAsync(buffer.AsMemory(0, read), cancellationToken).ConfigureAwait(false);
            Signal.Raise();
        }
    }

    private static FileStream Create(string path) =>
        new(path, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.Read, BufferSize = 0, Options = FileOptions.Asynchronous });
}
