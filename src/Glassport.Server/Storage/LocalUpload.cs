using Glassport.Server.Native;
using Microsoft.Win32.SafeHandles;

namespace Glassport.Server.Storage;

/// <summary>A local file that is written in its place.</summary>
internal sealed class LocalUpload : IUpload
{
    private readonly LocalStorage storage;
    private readonly LocalWriter writer;
    private readonly (ulong Device, ulong File) unique;
    private readonly WriteMode mode;
    private readonly long begin;

    public LocalUpload(
        LocalStorage storage, SafeFileHandle file, VirtualPath path, long position, (ulong Device, ulong File) unique, WriteMode mode, bool append = false)
    {
        this.storage = storage;
        this.unique = unique;
        this.mode = mode;
        begin = position;
        Path = path;
        writer = new(file, position, append || mode == WriteMode.Append);
    }

    /// <inheritdoc/>
    public VirtualPath Path { get; }

    /// <inheritdoc/>
    public long Position => writer.Position;

    /// <inheritdoc/>
    public ValueTask<StorageError> WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken) => new(writer.Write(buffer.Span));

    /// <inheritdoc/>
    public ValueTask<StorageError> CommitAsync(CancellationToken cancellationToken)
    {
        StorageError error = writer.Flush();
        if (error == StorageError.None)
            writer.Dispose();
        return new(error);
    }

    /// <inheritdoc/>
    public ValueTask AbandonAsync(bool keep, CancellationToken cancellationToken)
    {
        if (writer.File.IsClosed)
            return default;
        if (!keep && mode is WriteMode.Append or WriteMode.Resume)
            CutOff();
        else if (!keep)
            storage.RemoveIfSame(Path, unique);
        writer.Dispose();
        return default;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => AbandonAsync(keep: true, CancellationToken.None);

    /// <summary>Takes away what this upload added, unless somebody else has added more since.</summary>
    private void CutOff()
    {
        bool held = false;
        writer.File.DangerousAddRef(ref held);
        bool isOurs = LinuxCalls.Stat((int)writer.File.DangerousGetHandle(), out Statx facts) == 0 && facts.Length == writer.Position;
        writer.File.DangerousRelease();
        if (isOurs)
            LinuxCalls.Truncate(writer.File, begin);
    }
}
