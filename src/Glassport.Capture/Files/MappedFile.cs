using System.Buffers;
using System.IO.MemoryMappedFiles;
using System.Runtime.InteropServices;

namespace Glassport.Capture.Files;

/// <summary>A whole file mapped into memory, of which windows are handed out without copying.</summary>
internal sealed unsafe partial class MappedFile : IDisposable
{
    private const int AdviseSequential = 2; // MADV_SEQUENTIAL of Linux

    private readonly MemoryMappedViewAccessor _view;
    private byte* _start;

    private MappedFile(MemoryMappedViewAccessor view, long length)
    {
        _view = view;
        Length = length;
        view.SafeMemoryMappedViewHandle.AcquirePointer(ref _start);
        _start += view.PointerOffset;
        if (OperatingSystem.IsLinux())
            _ = Advise(_start, (nuint)length, AdviseSequential); // only advice: a system that refuses it reads the same bytes
    }

    /// <summary>How many bytes are mapped.</summary>
    public long Length { get; }

    /// <summary>Maps a file and closes it, or answers null when it cannot be mapped; it then stays open.</summary>
    public static MappedFile? TryMap(FileStream stream)
    {
        try
        {
            long length = stream.Length;
            using MemoryMappedFile file = MemoryMappedFile.CreateFromFile(
                stream, null, 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: true);
            MappedFile mapped = new(file.CreateViewAccessor(0, length, MemoryMappedFileAccess.Read), length);
            stream.Dispose();
            return mapped;
        }
        catch (Exception problem) when (
            problem is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    /// <summary>The mapped bytes from <paramref name="offset"/>, which must lie in the file with all of <paramref name="length"/>.</summary>
    public ReadOnlyMemory<byte> Window(long offset, int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(offset, Length - length);
        return new WindowMemory(this, offset, length).Memory;
    }

    /// <summary>Unmaps the file; windows can no longer be read.</summary>
    public void Dispose()
    {
        if (_start is null)
            return;
        _start = null;
        _view.SafeMemoryMappedViewHandle.ReleasePointer();
        _view.Dispose();
    }

    [LibraryImport("libc", EntryPoint = "madvise")]
    private static partial int Advise(void* address, nuint length, int advice);

    private sealed class WindowMemory(MappedFile file, long offset, int length) : MemoryManager<byte>
    {
        public override Span<byte> GetSpan()
        {
            ObjectDisposedException.ThrowIf(file._start is null, file);
            return new(file._start + offset, length);
        }

        public override MemoryHandle Pin(int elementIndex = 0)
        {
            ObjectDisposedException.ThrowIf(file._start is null, file);
            ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)elementIndex, (uint)length);
            return new(file._start + offset + elementIndex);
        }

        // Mapped memory does not move.
        public override void Unpin()
        {
        }

        protected override void Dispose(bool disposing)
        {
        }
    }
}
