using System.Buffers;

namespace Glassport.Server.Native;

/// <summary>
/// For kernels and sandboxes without openat2: one part at a time, never following a link. A link's text is put in its place and the walk
/// begins again at the top, so that <c>..</c> is never given to the kernel and can be refused where it would lead out.
/// </summary>
internal sealed class StepwiseResolution : PathResolution
{
    // Links and changes under way, as many as Linux follows itself.
    private const int MostRestarts = 40;
    private const int MostBytes = 4096;

    public static StepwiseResolution Instance { get; } = new();

    /// <inheritdoc/>
    public override int Open(int directory, ReadOnlySpan<byte> path, int flags)
    {
        path = path[..^1];
        if (path.Length >= MostBytes)
            return -Errno.ENAMETOOLONG;
        byte[] buffer = ArrayPool<byte>.Shared.Rent(2 * MostBytes);
        path.CopyTo(buffer);
        int length = path.Length;
        int result = -Errno.EAGAIN;
        for (int attempt = 0; attempt < MostRestarts && result == -Errno.EAGAIN; attempt++)
            result = Walk(directory, buffer, ref length, flags);
        ArrayPool<byte>.Shared.Return(buffer);
        return result == -Errno.EAGAIN ? -Errno.EACCES : result;
    }

    /// <summary>Walks down; EAGAIN when a link or <c>..</c> made the path another.</summary>
    private static int Walk(int root, byte[] path, ref int length, int flags)
    {
        Span<byte> name = stackalloc byte[256];
        int current = root;
        int start = 0;
        try
        {
            while (true)
            {
                var rest = path.AsSpan(start, length - start);
                int slash = rest.IndexOf((byte)'/');
                var part = slash < 0 ? rest : rest[..slash];
                bool isLast = slash < 0 || !rest[slash..].ContainsAnyExcept((byte)'/');
                if (part.Length >= name.Length)
                    return -Errno.ENAMETOOLONG;
                if (part.SequenceEqual(".."u8))
                    return GoUp(path, ref length, start, slash < 0 ? length : start + slash);
                if (!isLast && (part.IsEmpty || part.SequenceEqual("."u8)))
                {
                    start += slash + 1;
                    continue;
                }

                if (part.IsEmpty)
                    part = "."u8.ToArray();
                part.CopyTo(name);
                name[part.Length] = 0;
                int next = LinuxCalls.OpenAt(current, name, OpenFlags.Path | OpenFlags.NoFollow);
                if (next < 0)
                    return next;
                int kind = LinuxCalls.Stat(next, out Statx facts);
                if (kind < 0 || facts.IsLink)
                {
                    int result = kind < 0 ? kind : PutTarget(next, path, ref length, start, slash < 0 ? length : start + slash);
                    LinuxCalls.Close(next);
                    return result;
                }

                if (isLast)
                    return OpenLast(current, next, name, flags);
                if (current != root)
                    LinuxCalls.Close(current);
                current = next;
                start += slash + 1;
            }
        }
        finally
        {
            if (current != root)
                LinuxCalls.Close(current);
        }
    }

    private static int OpenLast(int directory, int found, ReadOnlySpan<byte> name, int flags)
    {
        if ((flags & OpenFlags.Path) != 0 && (flags & OpenFlags.Directory) == 0)
            return found;
        int result = LinuxCalls.OpenAt(directory, name, flags | OpenFlags.NoFollow);
        // It became a link since it was looked at.
        if (result == -Errno.ELOOP)
            result = -Errno.EAGAIN;
        LinuxCalls.Close(found);
        return result;
    }

    /// <summary>Takes <c>..</c> at <paramref name="start"/> away, and the part before it, which was no link.</summary>
    private static int GoUp(byte[] path, ref int length, int start, int end)
    {
        var before = path.AsSpan(0, Math.Max(0, start - 1)).TrimEnd((byte)'/');
        while (before.EndsWith("/."u8))
            before = before[..^2].TrimEnd((byte)'/');
        if (before.IsEmpty || before.SequenceEqual("."u8))
            return -Errno.EACCES;
        int keep = before.LastIndexOf((byte)'/') + 1;
        Replace(path, ref length, keep, end, []);
        return -Errno.EAGAIN;
    }

    /// <summary>Puts a link's text where its name stands.</summary>
    private static int PutTarget(int link, byte[] path, ref int length, int start, int end)
    {
        Span<byte> target = stackalloc byte[MostBytes];
        int read = LinuxCalls.ReadLink(link, [], target);
        if (read <= 0)
            return read < 0 ? read : -Errno.ENOENT;
        if (target[0] == (byte)'/')
            return -Errno.EACCES;
        if (read + length - (end - start) >= MostBytes)
            return -Errno.ENAMETOOLONG;
        Replace(path, ref length, start, end, target[..read]);
        return -Errno.EAGAIN;
    }

    private static void Replace(byte[] path, ref int length, int start, int end, ReadOnlySpan<byte> by)
    {
        path.AsSpan(end, length - end).CopyTo(path.AsSpan(start + by.Length));
        by.CopyTo(path.AsSpan(start));
        length += by.Length - (end - start);
    }
}
