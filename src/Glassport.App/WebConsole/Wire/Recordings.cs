using System.Collections.Concurrent;
using System.IO.Compression;
using System.Security.Cryptography;
using Glassport.App.Capturing;

namespace Glassport.App.WebConsole.Wire;

/// <summary>The captures that the console holds, in a folder that ends with it.</summary>
/// <param name="time">The clock.</param>
internal sealed class Recordings(TimeProvider time) : IAsyncDisposable
{
    /// <summary>How many there are at most.</summary>
    public const int Most = 20;

    /// <summary>How many bytes a capture has at most.</summary>
    public const long MostBytes = 4L << 30;

    private const int IdLetters = 10;

    private readonly ConcurrentDictionary<string, Recording> recordings = new(StringComparer.Ordinal);
    private readonly Lazy<string> folder = new(static () => Directory.CreateTempSubdirectory("glassport-recordings-").FullName);

    /// <summary>All of them, newest first.</summary>
    public IReadOnlyList<Recording> All => [.. recordings.Values.OrderByDescending(static recording => recording.Created)];

    /// <summary>Whether there is room for another.</summary>
    public bool HasRoom => recordings.Count < Most;

    /// <summary>The recording of that name, or null.</summary>
    public Recording? Find(string id) => recordings.GetValueOrDefault(id);

    /// <summary>Begins to read a capture that somebody sends; gzip is taken off.</summary>
    /// <exception cref="IOException">It cannot be kept, or is too large.</exception>
    /// <exception cref="InvalidDataException">Its compression is damaged.</exception>
    public async Task<Recording> OpenAsync(string name, Stream content, CancellationToken cancellationToken)
    {
        Recording recording = Prepare(name);
        try
        {
            await KeepAsync(content, recording.Files.Capture, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            await recording.DisposeAsync().ConfigureAwait(false);
            throw;
        }

        recordings[recording.Id] = recording;
        recording.Read();
        return recording;
    }

    /// <summary>Begins to capture.</summary>
    /// <param name="name">What people call it.</param>
    /// <param name="request">Makes the request, given where the file is.</param>
    /// <exception cref="Glassport.Capture.Live.LiveCaptureException">The interface cannot be listened to.</exception>
    /// <exception cref="IOException">The file cannot be made.</exception>
    public async Task<Recording> CaptureAsync(string name, Func<string, CaptureRequest> request)
    {
        Recording recording = Prepare(name);
        try
        {
            recording.Capture(request(recording.Files.Capture));
        }
        catch
        {
            await recording.DisposeAsync().ConfigureAwait(false);
            throw;
        }

        recordings[recording.Id] = recording;
        return recording;
    }

    /// <summary>Ends a recording and removes its files.</summary>
    public async Task RemoveAsync(Recording recording)
    {
        if (recordings.TryRemove(recording.Id, out _))
            await recording.DisposeAsync().ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (Recording recording in recordings.Values)
            await RemoveAsync(recording).ConfigureAwait(false);
        if (folder.IsValueCreated)
            Directory.Delete(folder.Value, recursive: true);
    }

    private Recording Prepare(string name)
    {
        string id = RandomNumberGenerator.GetHexString(IdLetters, lowercase: true);
        // Made by us alone: its mode is that of a temporary folder, 0700.
        string path = Path.Combine(folder.Value, id);
        Directory.CreateDirectory(path);
        return new(id, name, new(path), time);
    }

    // Frames are read again by their place in the file, so what is compressed is kept as it was before.
    private static async Task KeepAsync(Stream content, string path, CancellationToken cancellationToken)
    {
        byte[] first = new byte[2];
        int read = await content.ReadAtLeastAsync(first, first.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
        FileStream file = new(path, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Options = FileOptions.Asynchronous });
        await using (file.ConfigureAwait(false))
        {
            await file.WriteAsync(first.AsMemory(0, read), cancellationToken).ConfigureAwait(false);
            await CopyAsync(content, file, cancellationToken).ConfigureAwait(false);
        }

        if (first is not [0x1F, 0x8B])
            return;
        string packed = path + ".gz";
        File.Move(path, packed);
        FileStream source = new(packed, new FileStreamOptions { Options = FileOptions.Asynchronous | FileOptions.DeleteOnClose });
        await using (source.ConfigureAwait(false))
        {
            GZipStream unpacked = new(source, CompressionMode.Decompress);
            await using (unpacked.ConfigureAwait(false))
            {
                FileStream plain = new(path, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Options = FileOptions.Asynchronous });
                await using (plain.ConfigureAwait(false))
                    await CopyAsync(unpacked, plain, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private static async Task CopyAsync(Stream from, FileStream to, CancellationToken cancellationToken)
    {
        byte[] buffer = new byte[1 << 20];
        int read;
        while ((read = await from.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0)
        {
            if (to.Length + read > MostBytes)
                throw new IOException($"a capture may have {MostBytes >> 30} GiB here; use 'glassport explain' for larger ones.");
            await to.WriteAsync(buffer.AsMemory(0, read), cancellationToken).ConfigureAwait(false);
        }
    }
}
