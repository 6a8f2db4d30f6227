namespace Glassport.Server.Storage;

/// <summary>
/// The uploads that are under way, and what has been counted for their paths. Without it two uploads to one file, or one whose file is
/// removed or renamed meanwhile, would be counted twice or not at all.
/// </summary>
internal sealed class QuotaUploads
{
    private readonly List<QuotaUpload> open = [];
    private readonly Dictionary<(string Tree, VirtualPath Path), StoredSize> counted = [];

    /// <summary>An upload begins.</summary>
    /// <param name="upload">The upload.</param>
    /// <param name="before">What was stored at its path before.</param>
    public void Add(QuotaUpload upload, StoredSize before)
    {
        open.Add(upload);
        counted.TryAdd((upload.Tree, upload.StoredAt), before);
    }

    /// <summary>An upload is over.</summary>
    public void Remove(QuotaUpload upload)
    {
        open.Remove(upload);
        if (!open.Exists(other => other.Tree == upload.Tree && other.StoredAt == upload.StoredAt))
            counted.Remove((upload.Tree, upload.StoredAt));
    }

    /// <summary>What has been counted for a path, or null when no upload writes there.</summary>
    public StoredSize? CountedAt(string tree, VirtualPath path) => counted.TryGetValue((tree, path), out StoredSize size) ? size : null;

    /// <summary>An upload that writes into a certain file, by whichever path it came there.</summary>
    public QuotaUpload? Find(string tree, (ulong Device, ulong File) unique) =>
        unique == default ? null : open.Find(upload => upload.Tree == tree && upload.Unique == unique);

    /// <summary>The file that uploads write to at a path is gone.</summary>
    public void MarkRemoved(string tree, VirtualPath path)
    {
        foreach (QuotaUpload upload in open)
            upload.IsRemoved |= upload.Tree == tree && upload.StoredAt == path;
    }

    /// <summary>Notes what is counted for a path from now on, when an upload writes there.</summary>
    public void SetCounted(string tree, VirtualPath path, StoredSize size)
    {
        if (counted.ContainsKey((tree, path)))
            counted[(tree, path)] = size;
    }

    /// <summary>Something was renamed: files that are being written there move along.</summary>
    /// <param name="tree">The tree.</param>
    /// <param name="from">The old path.</param>
    /// <param name="to">The new path.</param>
    /// <param name="moved">What has been counted for what was renamed, when it was a file.</param>
    public void Rename(string tree, VirtualPath from, VirtualPath to, StoredSize moved)
    {
        List<(QuotaUpload Upload, StoredSize Counted)> movers = [];
        foreach (QuotaUpload upload in open)
        {
            // One that is written beside its place will still appear at the old name.
            if (upload.Tree == tree && from.Contains(upload.StoredAt) && !(upload.IsAtomic && upload.StoredAt == from))
                movers.Add((upload, counted[(tree, upload.StoredAt)]));
        }

        foreach (var (upload, _) in movers)
            counted.Remove((tree, upload.StoredAt));
        if (open.Exists(upload => upload.Tree == tree && upload.StoredAt == from && upload.IsAtomic))
            counted[(tree, from)] = default;
        SetCounted(tree, to, moved);
        foreach (var (upload, size) in movers)
        {
            upload.StoredAt = to.Join(upload.StoredAt.RelativeTo(from));
            counted[(tree, upload.StoredAt)] = size;
        }
    }
}
