using System.Buffers;
using Glassport.Protocol.Text;
using Glassport.Server.Native;
using Microsoft.Win32.SafeHandles;

namespace Glassport.Server.Storage;

/// <summary>
/// A local directory that is being listed: sorted by name when it has at most <see cref="MostSorted"/> entries, else as the disk has it,
/// so that memory stays small. Facts are asked for a batch at a time.
/// </summary>
internal sealed class LocalDirectoryReader(SafeFileHandle directory, AccountIdentity? identity) : IDirectoryReader
{
    /// <summary>The most entries that are sorted.</summary>
    public const int MostSorted = 20_000;

    private const int Room = 64 * 1024;
    private const int BatchSize = 64;

    private readonly FileEntry[] batch = ArrayPool<FileEntry>.Shared.Rent(BatchSize);
    private readonly DirectoryNames names = new();
    private int inBatch;
    private int current = -1;
    private bool isStarted;
    private bool isDisposed;

    /// <inheritdoc/>
    public ref readonly FileEntry Current => ref batch[current];

    /// <inheritdoc/>
    public bool NamesOnly { get; set; }

    /// <inheritdoc/>
    public ValueTask<bool> ReadAsync(CancellationToken cancellationToken)
    {
        if (++current < inBatch)
            return new(true);
        cancellationToken.ThrowIfCancellationRequested();
        Fill();
        current = 0;
        return new(inBatch > 0);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (isDisposed)
            return;
        isDisposed = true;
        directory.Dispose();
        names.Dispose();
        ArrayPool<FileEntry>.Shared.Return(batch, clearArray: true);
    }

    private void Fill()
    {
        inBatch = 0;
        using TreeScope scope = new(directory, KernelResolution.Instance, identity);
        int descriptor = (int)directory.DangerousGetHandle();
        if (!isStarted)
        {
            isStarted = true;
            names.ReadToSort(descriptor, MostSorted);
        }

        while (inBatch == 0 && !scope.IsRefused && (!names.IsEmpty || names.ReadMore(descriptor, Room)))
        {
            while (inBatch < BatchSize && names.TryTake(out int record))
                Add(descriptor, record);
        }
    }

    private void Add(int descriptor, int record)
    {
        var bytes = names.Bytes;
        (int start, int length) = DirectoryBytes.NameOf(bytes.Span, record);
        Statx facts = default;
        int result = NamesOnly ? 0 : LinuxCalls.StatEntry(descriptor, bytes.Span.Slice(start, length + 1), out facts);
        if (result == -Errno.ENOENT)
            return;
        var name = bytes.Slice(start, length);
        if (NamesOnly || result < 0)
        {
            // A directory that may be read but not entered tells names and kinds all the same.
            const byte DirectoryType = 4, LinkType = 10, RegularType = 8;
            byte type = DirectoryBytes.TypeOf(bytes.Span, record);
            EntryKind kind = type switch { RegularType => EntryKind.File, DirectoryType => EntryKind.Directory, LinkType => EntryKind.Link, _ => EntryKind.Special };
            batch[inBatch++] = new() { Name = name, Kind = kind, Modified = DateTime.UnixEpoch };
            return;
        }

        batch[inBatch++] = LocalEntry.Of(facts, name, facts.IsLink ? TargetOf(descriptor, bytes.Span.Slice(start, length + 1)) : null);
    }

    private static string? TargetOf(int descriptor, ReadOnlySpan<byte> name)
    {
        Span<byte> text = stackalloc byte[4096];
        int length = LinuxCalls.ReadLink(descriptor, name, text);
        return length < 0 ? null : FileName.Decode(text[..length]);
    }
}
