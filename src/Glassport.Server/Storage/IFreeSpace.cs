namespace Glassport.Server.Storage;

/// <summary>A back end that knows how much room is left.</summary>
public interface IFreeSpace
{
    /// <summary>Bytes that can still be written below a directory.</summary>
    /// <param name="path">The directory.</param>
    /// <param name="cancellationToken">Gives up.</param>
    ValueTask<StorageResult<long>> FreeBytesAsync(VirtualPath path, CancellationToken cancellationToken);
}
