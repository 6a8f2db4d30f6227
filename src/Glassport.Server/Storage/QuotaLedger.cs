namespace Glassport.Server.Storage;

/// <summary>
/// How many bytes and files are stored, and how many may be. It is counted once and kept from then on by every
/// <see cref="QuotaStorage"/> that shares it. What an upload is about to write is reserved before, so that parallel uploads together
/// cannot pass the limits.
/// </summary>
/// <param name="mostBytes">The bytes that may be stored; null: no limit.</param>
/// <param name="mostFiles">The files that may be stored; null: no limit.</param>
public sealed class QuotaLedger(long? mostBytes, long? mostFiles) : IDisposable
{
    private readonly Lock gate = new();
    private readonly SemaphoreSlim changes = new(1, 1);
    private long? bytesLimit = mostBytes;
    private long? filesLimit = mostFiles;

    /// <summary>Bytes that are stored or reserved.</summary>
    public long Bytes { get; private set; }

    /// <summary>Files that are stored or reserved.</summary>
    public long Files { get; private set; }

    /// <summary>Bytes that can still be reserved; null: no limit.</summary>
    public long? FreeBytes
    {
        get
        {
            lock (gate)
                return bytesLimit is long limit ? Math.Max(0, limit - Bytes) : null;
        }
    }

    /// <summary>The uploads that are under way; used between <see cref="BeginChangeAsync"/> and <see cref="EndChange"/> only.</summary>
    internal QuotaUploads Uploads { get; } = new();

    /// <summary>Sets other limits. What is stored already stays, also when it is more.</summary>
    /// <param name="bytes">The bytes that may be stored; null: no limit.</param>
    /// <param name="files">The files that may be stored; null: no limit.</param>
    public void SetLimits(long? bytes, long? files)
    {
        lock (gate)
            (bytesLimit, filesLimit) = (bytes, files);
    }

    /// <summary>Adds what is stored below a directory. Links are not followed. Nobody should write there meanwhile.</summary>
    /// <param name="storage">The tree.</param>
    /// <param name="directory">The directory.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async ValueTask CountAsync(IStorage storage, VirtualPath directory, CancellationToken cancellationToken)
    {
        Stack<VirtualPath> waiting = new([directory]);
        while (waiting.TryPop(out VirtualPath next))
        {
            var opened = await storage.OpenDirectoryAsync(next, cancellationToken).ConfigureAwait(false);
            if (!opened.IsSuccess)
                continue;
            using IDirectoryReader reader = opened.Value;
            while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
            {
                if (reader.Current.Kind == EntryKind.Directory)
                    waiting.Push(next.Append(Protocol.Text.FileName.Decode(reader.Current.Name.Span)));
                else if (reader.Current.Kind == EntryKind.File)
                    Add(reader.Current.Length, 1);
            }
        }
    }

    /// <summary>Ends it; nobody may use it any more.</summary>
    public void Dispose() => changes.Dispose();

    /// <summary>Counts what will be stored, unless it would be too much.</summary>
    internal bool TryReserve(long bytes, long files)
    {
        lock (gate)
        {
            if ((bytes > 0 && Bytes + bytes > bytesLimit) || (files > 0 && Files + files > filesLimit))
                return false;
            Bytes += bytes;
            Files += files;
            return true;
        }
    }

    /// <summary>Counts what is stored anyway, or no longer.</summary>
    internal void Add(long bytes, long files)
    {
        lock (gate)
        {
            // Others may have changed the tree behind our back; less than nothing cannot be stored.
            Bytes = Math.Max(0, Bytes + bytes);
            Files = Math.Max(0, Files + files);
        }
    }

    /// <summary>Waits until nobody else changes what is counted.</summary>
    internal Task BeginChangeAsync(CancellationToken cancellationToken) => changes.WaitAsync(cancellationToken);

    /// <summary>Lets the next one.</summary>
    internal void EndChange() => changes.Release();
}
