using System.Collections.Concurrent;
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

    /// <summary>Receives a capture that somebody sends, and reads it meanwhile; gzip is taken off.</summary>
    /// <param name="id">The name in the API that it gets; null: one is made up.</param>
    /// <param name="name">What people call it.</param>
    /// <param name="content">What is sent.</param>
    /// <param name="cancellationToken">Ends it too early.</param>
    /// <exception cref="IOException">It cannot be kept, is too large, or did not come to its end.</exception>
    /// <exception cref="InvalidDataException">Its compression is damaged.</exception>
    public async Task<Recording> OpenAsync(string? id, string name, Stream content, CancellationToken cancellationToken)
    {
        Recording recording = Prepare(id, name);
        recordings[recording.Id] = recording;
        try
        {
            await recording.ReceiveAsync(content, cancellationToken).ConfigureAwait(false);
            return recording;
        }
        catch
        {
            await RemoveAsync(recording).ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Begins to capture.</summary>
    /// <param name="name">What people call it.</param>
    /// <param name="request">Makes the request, given where the file is.</param>
    /// <exception cref="Glassport.Capture.Live.LiveCaptureException">The interface cannot be listened to.</exception>
    /// <exception cref="IOException">The file cannot be made.</exception>
    public async Task<Recording> CaptureAsync(string name, Func<string, CaptureRequest> request)
    {
        Recording recording = Prepare(null, name);
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

    /// <summary>Whether a text can be the name of a recording that is to be opened.</summary>
    public bool IsFree(string id) => id.Length == IdLetters && id.All(char.IsAsciiHexDigitLower) && !recordings.ContainsKey(id);

    private Recording Prepare(string? id, string name)
    {
        id ??= RandomNumberGenerator.GetHexString(IdLetters, lowercase: true);
        // Made by us alone: its mode is that of a temporary folder, 0700.
        string path = Path.Combine(folder.Value, id);
        Directory.CreateDirectory(path);
        return new(id, name, new(path), time);
    }
}
