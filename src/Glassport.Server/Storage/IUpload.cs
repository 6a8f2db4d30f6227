namespace Glassport.Server.Storage;

/// <summary>
/// A file that is being written. It is finished by <see cref="CommitAsync"/> or <see cref="AbandonAsync"/>; disposed without either,
/// it is abandoned and kept as far as it came.
/// </summary>
public interface IUpload : IAsyncDisposable
{
    /// <summary>The path that the file has or will have; for <see cref="WriteMode.Unique"/> the back end has chosen its name.</summary>
    VirtualPath Path { get; }

    /// <summary>Where the next byte goes, in bytes from the beginning of the file.</summary>
    long Position { get; }

    /// <summary>Writes all of it.</summary>
    /// <param name="buffer">The bytes.</param>
    /// <param name="cancellationToken">Gives up.</param>
    ValueTask<StorageError> WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken);

    /// <summary>The upload is whole: makes it appear where it was to appear.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    ValueTask<StorageError> CommitAsync(CancellationToken cancellationToken);

    /// <summary>The upload was cut off.</summary>
    /// <param name="keep">Keep what came, so that it can be resumed; else leave the tree as it was, as far as that can be.</param>
    /// <param name="cancellationToken">Gives up.</param>
    ValueTask AbandonAsync(bool keep, CancellationToken cancellationToken);
}
