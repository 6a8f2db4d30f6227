using Glassport.Capture.Files;
using Glassport.Packets;

namespace Glassport.Capture;

/// <summary>
/// Opens capture files: pcap, pcapng and snoop, each as it is or compressed with gzip.
/// Regular uncompressed files are mapped into memory; anything else is streamed.
/// </summary>
public static class CaptureFiles
{
    /// <summary>The path that stands for standard input.</summary>
    public const string StandardInput = "-";

    /// <summary>
    /// Opens one or more files that are then read in order as one capture, with packets and interfaces numbered over all of them.
    /// All files are opened and recognised here, so that what can go wrong on opening does so before the first packet.
    /// Damage within a file does not throw: the packets before it are delivered, <see cref="SourceFacts.Damage"/> is set
    /// (by the first damage), and the next file is read.
    /// </summary>
    /// <param name="paths">The files; <see cref="StandardInput"/> stands for <paramref name="standardInput"/>, at most once.</param>
    /// <param name="standardInput">The stream read for <see cref="StandardInput"/>; it is not disposed. Null when there is none.</param>
    /// <param name="cancellationToken">Ends waiting for the first bytes of a stream.</param>
    /// <returns>
    /// The source. Memory that its batches refer to is unmapped when it is disposed, so dispose it when no batch is read any more.
    /// </returns>
    /// <exception cref="CaptureOpenException">A file cannot be opened or is not a capture.</exception>
    /// <exception cref="ArgumentException">There is no path.</exception>
    public static async ValueTask<IPacketSource> OpenAsync(
        IReadOnlyList<string> paths, Stream? standardInput, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(paths);
        if (paths.Count == 0)
            throw new ArgumentException("At least one capture file is needed.", nameof(paths));

        List<OpenedFile> files = [];
        try
        {
            foreach (string path in paths)
            {
                Stream? stream = path == StandardInput ? standardInput : null;
                files.Add(await OpenedFile.OpenAsync(path, stream, cancellationToken).ConfigureAwait(false));
                standardInput = path == StandardInput ? null : standardInput;
            }
        }
        catch
        {
            foreach (OpenedFile file in files)
                await file.DisposeAsync().ConfigureAwait(false);
            throw;
        }

        return new CaptureFileSource(files);
    }

    /// <summary>
    /// Opens a file that another program still writes (<c>tcpdump -U -w</c>, <c>dumpcap</c>). At its end, reading waits for more, for ever: only
    /// cancelling ends it. A file that is truncated or replaced by another of the same name is read on from its new beginning.
    /// </summary>
    /// <param name="path">The file; it may still be empty. Not compressed.</param>
    /// <param name="note">Is told, in a sentence, what happens to the file; called by who reads.</param>
    /// <param name="time">The clock.</param>
    /// <returns>The source. When the file turns out to be no capture, its first reading throws <see cref="CaptureOpenException"/>.</returns>
    /// <exception cref="CaptureOpenException">The file cannot be opened.</exception>
    public static IPacketSource Follow(string path, Action<string> note, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(note);
        ArgumentNullException.ThrowIfNull(time);
        return new FollowedSource(path, OpenedFile.OpenPath(path), note, time);
    }
}
