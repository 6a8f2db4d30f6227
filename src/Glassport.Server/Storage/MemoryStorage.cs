using System.Globalization;
using Glassport.Protocol.Text;

namespace Glassport.Server.Storage;

/// <summary>A tree that lives in memory, for tests and for trying things out. Names are as on Linux: bytes, 255 at most.</summary>
/// <param name="clock">The time of changes.</param>
public sealed class MemoryStorage(TimeProvider clock) : IStorage
{
    private const int NameBytes = 255;
    private const int DirectoryMode = 0b111_101_101;

    private readonly Lock gate = new();
    private readonly MemoryNode root = new(1, true, DirectoryMode, clock.GetUtcNow().UtcDateTime);
    private readonly Dictionary<VirtualPath, MemoryContent> partials = [];
    private ulong last = 1;

    /// <inheritdoc/>
    public ValueTask<StorageResult<FileEntry>> StatAsync(VirtualPath path, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            var found = Find(path);
            return new(found.IsSuccess ? found.Value.ToEntry(FileName.Encode(path.Name)) : found.Error);
        }
    }

    /// <inheritdoc/>
    public ValueTask<StorageResult<IDirectoryReader>> OpenDirectoryAsync(VirtualPath path, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            var found = Find(path);
            if (!found.IsSuccess || found.Value.Entries is null)
                return new(found.IsSuccess ? StorageError.NotADirectory : found.Error);
            FileEntry[] entries = [.. found.Value.Entries.Select(entry => entry.Value.ToEntry(FileName.Encode(entry.Key)))];
            Array.Sort(entries, static (a, b) => a.Name.Span.SequenceCompareTo(b.Name.Span));
            return new(new StorageResult<IDirectoryReader>(new ListedEntries(entries), StorageError.None));
        }
    }

    /// <inheritdoc/>
    public ValueTask<StorageResult<IStoredFile>> OpenReadAsync(VirtualPath path, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            var found = Find(path);
            if (!found.IsSuccess || found.Value.Entries is not null)
                return new(found.IsSuccess ? StorageError.IsADirectory : found.Error);
            MemoryFile file = new(gate, found.Value.Content, found.Value.ToEntry(FileName.Encode(path.Name)));
            return new(new StorageResult<IStoredFile>(file, StorageError.None));
        }
    }

    /// <inheritdoc/>
    public ValueTask<StorageResult<IUpload>> OpenWriteAsync(VirtualPath path, WriteRequest request, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            if (request.Mode == WriteMode.Unique)
                path = FreeName(path, request.Atomic);
            var found = Find(path);
            StorageError error = found.Error is StorageError.NotFound ? CheckNew(path) : found.Error;
            if (error == StorageError.None && found.IsSuccess && found.Value.Entries is not null)
                error = StorageError.IsADirectory;
            else if (error == StorageError.None && found.IsSuccess && request.Mode is WriteMode.CreateNew)
                error = StorageError.Exists;
            if (error != StorageError.None)
                return new(error);
            var upload = request is { Atomic: true, Mode: not WriteMode.Append }
                ? BeginAtomic(path, found.Value, request) : BeginInPlace(path, found.Value, request);
            return new(new StorageResult<IUpload>(upload!, upload is null ? StorageError.InvalidOffset : StorageError.None));
        }
    }

    /// <inheritdoc/>
    public ValueTask<StorageError> MakeDirectoryAsync(VirtualPath path, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            StorageError error = Find(path).IsSuccess ? StorageError.Exists : CheckNew(path);
            if (error == StorageError.None)
                Add(path, NewNode(true, DirectoryMode));
            return new(error);
        }
    }

    /// <inheritdoc/>
    public ValueTask<StorageError> RemoveAsync(VirtualPath path, EntryKind kind, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            var found = Find(path);
            StorageError error = path.IsRoot ? StorageError.Denied : found.Error;
            if (error == StorageError.None && (found.Value.Entries is not null) != (kind == EntryKind.Directory))
                error = kind == EntryKind.Directory ? StorageError.NotADirectory : StorageError.IsADirectory;
            if (error == StorageError.None && found.Value.Entries is { Count: > 0 })
                error = StorageError.NotEmpty;
            if (error == StorageError.None)
                Find(path.Parent).Value.Entries!.Remove(path.Name);
            return new(error);
        }
    }

    /// <inheritdoc/>
    public ValueTask<StorageError> RenameAsync(VirtualPath from, VirtualPath to, bool replace, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            var source = Find(from);
            if (from.IsRoot || to.IsRoot || !source.IsSuccess || from == to)
                return new(from.IsRoot || to.IsRoot ? StorageError.Denied : source.Error);
            var destination = Find(to);
            StorageError error = from.Contains(to) ? StorageError.InvalidName : destination.IsSuccess ? StorageError.None : CheckNew(to);
            if (destination.IsSuccess && (!replace || destination.Value.Entries is not null || source.Value.Entries is not null))
                error = StorageError.Exists;
            if (error != StorageError.None)
                return new(error);
            Find(from.Parent).Value.Entries!.Remove(from.Name);
            Add(to, source.Value);
            return new(StorageError.None);
        }
    }

    /// <inheritdoc/>
    public ValueTask<StorageError> SetFactsAsync(VirtualPath path, FactChange facts, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            var found = Find(path);
            if (!found.IsSuccess)
                return new(found.Error);
            MemoryNode node = found.Value;
            node.Modified = facts.Modified?.UtcDateTime ?? node.Modified;
            node.Created = facts.Created?.UtcDateTime ?? node.Created;
            node.Mode = (facts.Mode & 0b111_111_111) ?? node.Mode;
            return new(StorageError.None);
        }
    }

    /// <summary>Puts a finished atomic upload in its place.</summary>
    internal StorageError Publish(VirtualPath path, MemoryContent content, WriteRequest request)
    {
        lock (gate)
        {
            var found = Find(path);
            StorageError error = found.Error == StorageError.NotFound ? CheckNew(path) : found.Error;
            if (error == StorageError.None && found.IsSuccess && (found.Value.Entries is not null || request.Mode is WriteMode.CreateNew or WriteMode.Unique))
                error = found.Value.Entries is null ? StorageError.Exists : StorageError.IsADirectory;
            if (error != StorageError.None)
                return error;
            MemoryNode node = NewNode(false, found.IsSuccess ? found.Value.Mode : request.Permissions);
            node.Content.CopyFrom(content, content.Length);
            Add(path, node);
            partials.Remove(path);
            return StorageError.None;
        }
    }

    /// <summary>Keeps what came of an atomic upload.</summary>
    internal void KeepPartial(VirtualPath path, MemoryContent content)
    {
        lock (gate)
            partials[path] = content;
    }

    /// <summary>Removes the file that an upload made, if it is still there.</summary>
    internal void RemoveIfSame(VirtualPath path, MemoryContent content)
    {
        lock (gate)
        {
            if (Find(path) is { IsSuccess: true } found && found.Value.Content == content)
                Find(path.Parent).Value.Entries!.Remove(path.Name);
        }
    }

    /// <summary>Takes away what an upload added, unless somebody else has added more since.</summary>
    internal void CutOff(MemoryContent content, long end, long begin)
    {
        lock (gate)
        {
            if (content.Length == end)
                content.Truncate(begin);
        }
    }

    /// <summary>Writes under the tree's lock.</summary>
    internal long Write(MemoryContent content, MemoryNode? node, long? offset, ReadOnlySpan<byte> bytes)
    {
        lock (gate)
        {
            long position = offset ?? content.Length;
            content.Write(position, bytes);
            node?.Modified = clock.GetUtcNow().UtcDateTime;
            return position + bytes.Length;
        }
    }

    private MemoryUpload? BeginInPlace(VirtualPath path, MemoryNode? node, WriteRequest request)
    {
        bool isNew = node is null;
        long position = request.Mode switch { WriteMode.Resume => request.Offset, WriteMode.Append => node?.Content.Length ?? 0, _ => 0 };
        if (position < 0 || position > (node?.Content.Length ?? 0))
            return null;
        if (node is null)
            Add(path, node = NewNode(false, request.Permissions));
        node.Content.Truncate(position);
        return new(this, path, isNew ? request with { Mode = WriteMode.CreateNew } : request, node.Content, node, position, request.Mode == WriteMode.Append);
    }

    private MemoryUpload? BeginAtomic(VirtualPath path, MemoryNode? node, WriteRequest request)
    {
        long offset = request.Mode == WriteMode.Resume ? request.Offset : 0;
        MemoryContent content = new();
        if (offset > 0 && partials.TryGetValue(path, out MemoryContent? partial) && partial.Length >= offset)
        {
            partials.Remove(path);
            (content, node) = (partial, null);
            content.Truncate(offset);
        }

        if (offset < 0 || offset > Math.Max(content.Length, node?.Content.Length ?? 0))
            return null;
        if (offset > 0 && node is not null)
            content.CopyFrom(node.Content, offset);
        return new(this, path, request, content, null, offset, append: false);
    }

    private MemoryNode NewNode(bool isDirectory, int mode) => new(++last, isDirectory, mode, clock.GetUtcNow().UtcDateTime);

    private VirtualPath FreeName(VirtualPath path, bool isAtomic)
    {
        // An atomic upload's name is not taken before it is whole, so others must not come to the same.
        VirtualPath free = isAtomic ? Numbered(path, ++last) : path;
        for (ulong number = 1; !path.IsRoot && Find(free).IsSuccess; number++)
            free = Numbered(path, number);
        return free;
    }

    private static VirtualPath Numbered(VirtualPath path, ulong number) =>
        path.IsRoot ? path : path.Parent.Append(string.Create(CultureInfo.InvariantCulture, $"{path.Name}.{number}"));

    private StorageError CheckNew(VirtualPath path)
    {
        var parent = Find(path.Parent);
        return !parent.IsSuccess ? parent.Error
            : parent.Value.Entries is null ? StorageError.NotADirectory
            : FileName.Encode(path.Name).Length > NameBytes || UploadName.IsIn(path) ? StorageError.InvalidName : StorageError.None;
    }

    private void Add(VirtualPath path, MemoryNode node)
    {
        MemoryNode parent = Find(path.Parent).Value;
        parent.Entries![path.Name] = node;
        parent.Modified = clock.GetUtcNow().UtcDateTime;
    }

    private StorageResult<MemoryNode> Find(VirtualPath path)
    {
        MemoryNode node = root;
        foreach (string part in path.Text.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (node.Entries is null)
                return StorageError.NotADirectory;
            if (!node.Entries.TryGetValue(part, out MemoryNode? next))
                return StorageError.NotFound;
            node = next;
        }

        return node;
    }
}
