using Glassport.Server.Storage;

namespace Glassport.Server.Listings;

/// <summary>A listing of one file: LIST of a path that is no directory.</summary>
/// <param name="entry">The file.</param>
internal sealed class SingleEntry(FileEntry entry) : IDirectoryReader
{
    private readonly FileEntry entry = entry;
    private bool isRead;

    /// <inheritdoc/>
    public ref readonly FileEntry Current => ref entry;

    /// <inheritdoc/>
    public ValueTask<bool> ReadAsync(CancellationToken cancellationToken)
    {
        bool first = !isRead;
        isRead = true;
        return new(first);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        // Nothing is open.
    }
}
