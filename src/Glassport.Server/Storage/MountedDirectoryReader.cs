namespace Glassport.Server.Storage;

/// <summary>A directory with mount points among its entries, which hide entries of the same name.</summary>
internal sealed class MountedDirectoryReader(IDirectoryReader inner, FileEntry[] added) : IDirectoryReader
{
    private int next;
    private bool isInner;
    private bool isRead;
    private bool isEnd;

    /// <inheritdoc/>
    public ref readonly FileEntry Current => ref isInner ? ref inner.Current : ref added[next - 1];

    /// <inheritdoc/>
    public async ValueTask<bool> ReadAsync(CancellationToken cancellationToken)
    {
        while (!isEnd && (!isRead || IsHidden()))
        {
            isEnd = !await inner.ReadAsync(cancellationToken).ConfigureAwait(false);
            isRead = true;
        }

        // In order when the entries come in order.
        isInner = !isEnd && (next == added.Length || inner.Current.Name.Span.SequenceCompareTo(added[next].Name.Span) < 0);
        if (isInner)
            isRead = false;
        else if (next == added.Length)
            return false;
        else
            next++;
        return true;
    }

    /// <summary>Closes the directory.</summary>
    public void Dispose() => inner.Dispose();

    private bool IsHidden()
    {
        foreach (ref readonly FileEntry entry in added.AsSpan())
        {
            if (entry.Name.Span.SequenceEqual(inner.Current.Name.Span))
                return true;
        }

        return false;
    }
}
