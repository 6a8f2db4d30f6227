namespace Glassport.Server.Storage;

/// <summary>A directory whose entries are known already.</summary>
internal sealed class ListedEntries(FileEntry[] entries) : IDirectoryReader
{
    private int current = -1;

    /// <inheritdoc/>
    public ref readonly FileEntry Current => ref entries[current];

    /// <inheritdoc/>
    public ValueTask<bool> ReadAsync(CancellationToken cancellationToken) => new(++current < entries.Length);

    /// <summary>Nothing is held.</summary>
    public void Dispose() => current = entries.Length;
}
