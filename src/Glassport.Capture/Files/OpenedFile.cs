using Glassport.Capture.Formats;

namespace Glassport.Capture.Files;

/// <summary>A file that has been opened and recognised, and of which nothing has been read yet.</summary>
internal sealed class OpenedFile : IAsyncDisposable
{
    private const int CompressedBufferLength = 256 * 1024;
    private const string WhatToGive = "Give a pcap, pcapng or snoop file, as it is or compressed with gzip.";

    private readonly FileStream? _regular;
    private readonly PeekStream _stored;
    private readonly PeekStream _bytes;

    private OpenedFile(string path, FileStream? regular, PeekStream stored, PeekStream bytes, ICaptureFormat format)
    {
        Name = path == CaptureFiles.StandardInput ? path : Path.GetFileName(path);
        StoredLength = regular?.Length;
        Format = format;
        _regular = regular;
        _stored = stored;
        _bytes = bytes;
    }

    /// <summary>The file's name without its folder; <c>-</c> for standard input.</summary>
    public string Name { get; }

    /// <summary>What it was recognised as.</summary>
    public ICaptureFormat Format { get; }

    /// <summary>How many bytes are stored, or null when that will only be known at the end.</summary>
    public long? StoredLength { get; }

    /// <summary>Opens a path, or takes standard input, and looks at its first bytes.</summary>
    /// <exception cref="CaptureOpenException">It cannot be opened or is not a capture.</exception>
    public static async ValueTask<OpenedFile> OpenAsync(string path, Stream? standardInput, CancellationToken cancellationToken)
    {
        Stream file = path == CaptureFiles.StandardInput
            ? standardInput ?? throw new CaptureOpenException(path, "standard input is not there, or is named twice. Give a file.")
            : OpenPath(path);
        PeekStream stored = new(file, leaveOpen: file == standardInput);
        try
        {
            // Files of /proc and the like are seekable and say that they are empty.
            FileStream? regular = file != standardInput && file is FileStream { CanSeek: true, Length: > 0 } seekable ? seekable : null;
            return await RecogniseAsync(path, regular, stored, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception problem)
        {
            await stored.DisposeAsync().ConfigureAwait(false);
            if (problem is IOException or UnauthorizedAccessException)
                throw new CaptureOpenException(path, $"cannot be read ({problem.Message}).", problem);
            throw;
        }
    }

    /// <summary>How to read it from here on: mapped if possible. What is opened belongs to the input then.</summary>
    public CaptureInput CreateInput()
    {
        bool plain = _bytes == _stored;
        return plain && _regular is not null && MappedFile.TryMap(_regular) is { } mapped
            ? new MappedInput(mapped, MappedInput.UsualWindowLength)
            : new StreamedInput(_bytes, _stored, fill: _regular is not null);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _bytes.DisposeAsync();

    /// <summary>Opens a path for reading, whoever writes or renames it.</summary>
    /// <exception cref="CaptureOpenException">It cannot be opened.</exception>
    public static FileStream OpenPath(string path)
    {
        try
        {
            if (Directory.Exists(path))
                throw new CaptureOpenException(path, "is a folder. Give the capture files in it.");
            return new FileStream(path, new FileStreamOptions { Share = FileShare.ReadWrite | FileShare.Delete, BufferSize = 0 });
        }
        catch (Exception problem) when (problem is FileNotFoundException or DirectoryNotFoundException or ArgumentException)
        {
            throw new CaptureOpenException(path, "does not exist. Check the spelling and the folder.", problem);
        }
        catch (UnauthorizedAccessException problem)
        {
            throw new CaptureOpenException(path, "may not be read by you. Ask for the permission, or copy it as its owner.", problem);
        }
        catch (Exception problem) when (problem is IOException or NotSupportedException)
        {
            throw new CaptureOpenException(path, $"cannot be opened ({problem.Message}).", problem);
        }
    }

    /// <summary>What to say of a file that begins with bytes of no capture format.</summary>
    public static CaptureOpenException NoCapture(string path, ReadOnlySpan<byte> first) =>
        new(path, $"is not a capture: {Lookalike.Describe(first)}. {WhatToGive}");

    private static async ValueTask<OpenedFile> RecogniseAsync(
        string path, FileStream? regular, PeekStream stored, CancellationToken cancellationToken)
    {
        ReadOnlyMemory<byte> first = await stored.PeekAsync(CaptureFormats.PeekLength, cancellationToken).ConfigureAwait(false);
        if (first.IsEmpty)
            throw new CaptureOpenException(path, "is empty: nothing was captured, or it was not written to the end.");
        if (!GunzipStream.Recognises(first.Span))
        {
            ICaptureFormat plain = CaptureFormats.Recognise(first.Span) ?? throw NoCapture(path, first.Span);
            return new(path, regular, stored, stored, plain);
        }

        PeekStream bytes = new(new GunzipStream(new BufferedStream(stored, CompressedBufferLength)));
        try
        {
            first = await bytes.PeekAsync(CaptureFormats.PeekLength, cancellationToken).ConfigureAwait(false);
        }
        catch (InvalidDataException problem)
        {
            throw new CaptureOpenException(path, "is compressed with gzip, but damaged from the start. Copy it again.", problem);
        }

        if (first.IsEmpty)
            throw new CaptureOpenException(path, $"is compressed with gzip, but holds nothing. {WhatToGive}");
        ICaptureFormat format = CaptureFormats.Recognise(first.Span) ?? throw new CaptureOpenException(
            path, $"is compressed with gzip, but what it holds is not a capture: {Lookalike.Describe(first.Span)}. {WhatToGive}");
        return new(path, regular, stored, bytes, format);
    }
}
