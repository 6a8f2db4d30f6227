using System.Buffers;
using Glassport.Server.Native;

namespace Glassport.Server.Storage;

/// <summary>The raw entries of a directory that were read and not yet used.</summary>
internal sealed class DirectoryNames : IDisposable
{
    private const int LeastRoom = 32 * 1024;

    private byte[] buffer = ArrayPool<byte>.Shared.Rent(64 * 1024);
    private int[] sorted = [];
    private int count;
    private int next;
    private int used;
    private bool isEnd;

    /// <summary>The bytes that records are in; they change with the next reading.</summary>
    public ReadOnlyMemory<byte> Bytes => buffer;

    /// <summary>True when more must be read.</summary>
    public bool IsEmpty => sorted.Length > 0 ? next >= count : next >= used;

    /// <summary>Reads all entries and sorts them by name; when there are more than <paramref name="most"/>, stops there and does not sort.</summary>
    public void ReadToSort(int descriptor, int most)
    {
        int counted = 0;
        int record = 0;
        while (counted <= most && Read(descriptor))
        {
            for (; record < used; record = DirectoryBytes.Next(buffer, record))
                counted++;
        }

        if (counted <= most)
            Sort(counted);
    }

    /// <summary>Reads the next entries over those that were used.</summary>
    /// <returns>False at the end.</returns>
    public bool ReadMore(int descriptor, int room)
    {
        if (isEnd)
            return false;
        next = used = 0;
        return Read(descriptor, room);
    }

    /// <summary>Takes the next entry that clients see.</summary>
    public bool TryTake(out int record)
    {
        while (!IsEmpty)
        {
            record = sorted.Length > 0 ? sorted[next++] : next;
            if (sorted.Length > 0)
                return true;
            next = DirectoryBytes.Next(buffer, record);
            if (DirectoryBytes.IsVisible(buffer, record))
                return true;
        }

        record = 0;
        return false;
    }

    /// <summary>Gives the memory back.</summary>
    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(buffer);
        if (sorted.Length > 0)
            ArrayPool<int>.Shared.Return(sorted);
        (buffer, sorted, next, used, isEnd) = ([], [], 0, 0, true);
    }

    private void Sort(int most)
    {
        sorted = ArrayPool<int>.Shared.Rent(Math.Max(1, most));
        for (int record = 0; record < used; record = DirectoryBytes.Next(buffer, record))
        {
            if (DirectoryBytes.IsVisible(buffer, record))
                sorted[count++] = record;
        }

        sorted.AsSpan(0, count).Sort(new ByName(buffer));
    }

    private bool Read(int descriptor, int room = 0)
    {
        if (buffer.Length - used < LeastRoom)
            Grow();
        var free = buffer.AsSpan(used);
        int read = LinuxCalls.ReadDirectory(descriptor, room > 0 && room < free.Length ? free[..room] : free);
        // A directory that was removed meanwhile has no more entries.
        if (read < 0 && read != -Errno.ENOENT)
            throw new IOException($"Reading a directory failed with error {-read}.");
        isEnd = read <= 0;
        used += Math.Max(0, read);
        return !isEnd;
    }

    private void Grow()
    {
        byte[] larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
        buffer.AsSpan(0, used).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(buffer);
        buffer = larger;
    }

    private readonly struct ByName(byte[] bytes) : IComparer<int>
    {
        public int Compare(int x, int y) => Name(x).SequenceCompareTo(Name(y));

        private ReadOnlySpan<byte> Name(int record)
        {
            (int start, int length) = DirectoryBytes.NameOf(bytes, record);
            return bytes.AsSpan(start, length);
        }
    }
}
