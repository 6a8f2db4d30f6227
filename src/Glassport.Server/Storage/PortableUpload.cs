using Glassport.Protocol.Text;
using Microsoft.Win32.SafeHandles;

namespace Glassport.Server.Storage;

/// <summary>A file that is written through System.IO, in its place or beside it.</summary>
internal sealed class PortableUpload(
    PortableStorage storage, VirtualPath path, string physical, SafeFileHandle file, long position, WriteMode mode, string? temporary) : IUpload
{
    private readonly long begin = position;
    private StorageError failure;

    /// <inheritdoc/>
    public VirtualPath Path => path;

    /// <inheritdoc/>
    public long Position { get; private set; } = position;

    private string Partial => System.IO.Path.Join(System.IO.Path.GetDirectoryName(physical), UploadName.PartialOf(FileName.Encode(path.Name)));

    /// <inheritdoc/>
    public ValueTask<StorageError> WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken)
    {
        if (failure == StorageError.None)
            failure = PortableError.Attempt(() => Write(buffer.Span));
        return new(failure);
    }

    /// <inheritdoc/>
    public ValueTask<StorageError> CommitAsync(CancellationToken cancellationToken)
    {
        if (failure != StorageError.None)
            return new(failure);
        file.Dispose();
        return new(temporary is null ? StorageError.None : PortableError.Attempt(Publish));
    }

    /// <inheritdoc/>
    public ValueTask AbandonAsync(bool keep, CancellationToken cancellationToken)
    {
        // What cannot be undone is left as it is: the caller has nobody to tell.
        _ = PortableError.Attempt(() => Undo(keep));
        file.Dispose();
        return default;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => AbandonAsync(keep: true, CancellationToken.None);

    private void Write(ReadOnlySpan<byte> bytes)
    {
        if (mode == WriteMode.Append)
        {
            Position = storage.Append(file, bytes);
            return;
        }

        RandomAccess.Write(file, bytes, Position);
        Position += bytes.Length;
    }

    private void Publish()
    {
        File.Move(temporary!, physical, overwrite: mode is not (WriteMode.CreateNew or WriteMode.Unique));
        File.Delete(Partial);
    }

    private void Undo(bool keep)
    {
        if (temporary is not null && File.Exists(temporary))
        {
            file.Dispose();
            if (keep && Position > 0)
                File.Move(temporary, Partial, overwrite: true);
            else
                File.Delete(temporary);
        }
        else if (temporary is null && !keep && !file.IsClosed)
        {
            if (mode is WriteMode.Append or WriteMode.Resume && RandomAccess.GetLength(file) == Position)
                RandomAccess.SetLength(file, begin);
            else if (mode is not (WriteMode.Append or WriteMode.Resume))
                File.Delete(physical);
        }
    }
}
