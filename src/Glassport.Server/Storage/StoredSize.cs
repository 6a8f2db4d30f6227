namespace Glassport.Server.Storage;

/// <summary>What a path counts for a quota.</summary>
/// <param name="Files">1 when there is a file, else 0.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="Unique">Tells the file from all others, whatever paths lead to it.</param>
internal readonly record struct StoredSize(long Files, long Bytes, (ulong Device, ulong File) Unique)
{
    /// <summary>What is found at a path.</summary>
    public static async ValueTask<StoredSize> OfAsync(IStorage storage, VirtualPath path)
    {
        var found = await storage.StatAsync(path, CancellationToken.None).ConfigureAwait(false);
        return found is { IsSuccess: true, Value.Kind: EntryKind.File } ? new(1, found.Value.Length, found.Value.Unique) : default;
    }
}
