using Glassport.Server.Storage;

namespace Glassport.Server.Sites;

/// <summary>
/// The folders that sessions have open. Sessions of one folder and account share it, so that a session costs one descriptor and not two; one
/// that was replaced by another of its name meanwhile is opened anew.
/// </summary>
internal sealed class Folders
{
    private readonly Lock gate = new();
    private readonly Dictionary<(string Path, AccountIdentity? Account), Shared> open = [];

    /// <summary>Opens a folder, or joins those who have it open.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="account">The account whose rights apply, or null.</param>
    /// <returns>The folder, which its owner gives back by disposing it.</returns>
    public async ValueTask<StorageResult<Lease>> OpenAsync(string path, AccountIdentity? account)
    {
        var opened = LocalStorage.Open(path, account);
        if (!opened.IsSuccess)
            return opened.Error;
        var entry = await opened.Value.StatAsync(VirtualPath.Root, CancellationToken.None).ConfigureAwait(false);
        lock (gate)
        {
            if (open.TryGetValue((path, account), out var known) && entry.IsSuccess && known.Unique == entry.Value.Unique)
            {
                (opened.Value as IDisposable)?.Dispose();
                known.Users++;
                return new Lease(this, known);
            }

            Shared shared = new(opened.Value, (path, account), entry.IsSuccess ? entry.Value.Unique : default) { Users = 1 };
            open[shared.Key] = shared;
            return new Lease(this, shared);
        }
    }

    private void Release(Shared shared)
    {
        lock (gate)
        {
            if (--shared.Users > 0)
                return;
            if (open.GetValueOrDefault(shared.Key) == shared)
                open.Remove(shared.Key);
        }

        (shared.Storage as IDisposable)?.Dispose();
    }

    /// <summary>A part in an open folder.</summary>
    internal sealed class Lease : IDisposable
    {
        private readonly Folders folders;
        private Shared? shared;

        internal Lease(Folders folders, Shared shared) => (this.folders, this.shared, Storage) = (folders, shared, shared.Storage);

        /// <summary>The folder.</summary>
        public IStorage Storage { get; }

        /// <inheritdoc/>
        public void Dispose()
        {
            if (Interlocked.Exchange(ref shared, null) is { } part)
                folders.Release(part);
        }
    }

    /// <summary>An open folder and how many have it.</summary>
    internal sealed class Shared(IStorage storage, (string Path, AccountIdentity? Account) key, (ulong Device, ulong File) unique)
    {
        /// <summary>The folder.</summary>
        public IStorage Storage => storage;

        /// <summary>Where it is, and whose rights apply.</summary>
        public (string Path, AccountIdentity? Account) Key => key;

        /// <summary>What tells it from another of its name.</summary>
        public (ulong Device, ulong File) Unique => unique;

        /// <summary>How many have it; the owner's lock guards it.</summary>
        public int Users { get; set; }
    }
}
