namespace Glassport.Analysis.Rendering;

/// <summary>Bytes to be read again later: in memory while they are few, else in a temporary file that vanishes with the process.</summary>
internal sealed class Spool : IDisposable
{
    private const int MaximumInMemory = 32 << 20;

    private Stream stream = new MemoryStream();

    /// <summary>Appends bytes; answers where they stand.</summary>
    public SpooledBytes Write(ReadOnlySpan<byte> bytes)
    {
        if (stream is MemoryStream memory && memory.Length + bytes.Length > MaximumInMemory)
            MoveToDisk(memory);
        SpooledBytes place = new(stream.Length, bytes.Length);
        stream.Position = place.Offset;
        stream.Write(bytes);
        return place;
    }

    /// <summary>Reads bytes back.</summary>
    public void Read(SpooledBytes place, Span<byte> destination)
    {
        stream.Position = place.Offset;
        stream.ReadExactly(destination[..place.Length]);
    }

    /// <inheritdoc/>
    public void Dispose() => stream.Dispose();

    private void MoveToDisk(MemoryStream memory)
    {
        // Captures hold passwords: nobody else may read what is spooled from them.
        FileStreamOptions options = new()
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Options = FileOptions.DeleteOnClose,
            BufferSize = 1 << 20,
        };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        FileStream file = new(Path.Combine(Path.GetTempPath(), $"glassport-{Guid.NewGuid():N}.spool"), options);
        memory.WriteTo(file);
        memory.Dispose();
        stream = file;
    }
}

/// <summary>Where bytes stand in a <see cref="Spool"/>.</summary>
/// <param name="Offset">From its beginning.</param>
/// <param name="Length">How many.</param>
internal readonly record struct SpooledBytes(long Offset, int Length);
