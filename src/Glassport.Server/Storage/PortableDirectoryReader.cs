using System.Text;

namespace Glassport.Server.Storage;

/// <summary>A directory that is listed through System.IO: sorted up to 20,000 entries, else in the system's order.</summary>
internal sealed class PortableDirectoryReader : IDirectoryReader
{
    private const int MostSorted = 20_000;

    private readonly IEnumerator<FileSystemInfo> rest;
    private readonly List<FileEntry> entries = [];
    private int next;
    private FileEntry current;

    /// <summary>Reads as much as is sorted.</summary>
    public PortableDirectoryReader(string folder)
    {
        EnumerationOptions all = new() { AttributesToSkip = 0, ReturnSpecialDirectories = false, IgnoreInaccessible = true };
        rest = new DirectoryInfo(folder).EnumerateFileSystemInfos("*", all).Where(entry => !UploadName.Is(Encoding.UTF8.GetBytes(entry.Name))).GetEnumerator();
        while (entries.Count < MostSorted && TryNext(out FileEntry entry))
            entries.Add(entry);
        if (entries.Count < MostSorted)
            entries.Sort(static (a, b) => a.Name.Span.SequenceCompareTo(b.Name.Span));
    }

    /// <inheritdoc/>
    public ref readonly FileEntry Current => ref current;

    /// <inheritdoc/>
    public ValueTask<bool> ReadAsync(CancellationToken cancellationToken)
    {
        if (next >= entries.Count)
            return new(TryNext(out current));
        current = entries[next++];
        return new(true);
    }

    /// <inheritdoc/>
    public void Dispose() => rest.Dispose();

    private bool TryNext(out FileEntry entry)
    {
        while (rest.MoveNext())
        {
            FileEntry found = default;
            // One that vanishes meanwhile is left out.
            if (PortablePlace.KindOf(rest.Current) is null || PortableError.Attempt(() => found = PortableEntry.Of(rest.Current)) != StorageError.None)
                continue;
            entry = found;
            return true;
        }

        entry = default;
        return false;
    }
}
