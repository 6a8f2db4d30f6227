using Glassport.Server.Native;

namespace Glassport.Server.Storage;

/// <summary>Finds and removes what uploads have left that nobody will finish.</summary>
internal static class ForgottenUploads
{
    private const int Room = 64 * 1024;

    /// <summary>Removes the remains of uploads from a directory, when it holds nothing else and none of them is under way.</summary>
    /// <returns>True when the directory is empty now.</returns>
    public static bool RemovePartials(int parent, ReadOnlySpan<byte> name)
    {
        int descriptor = LinuxCalls.OpenAt(parent, name, OpenFlags.ReadOnly | OpenFlags.Directory | OpenFlags.NoFollow);
        if (descriptor < 0)
            return false;
        using Descriptor directory = new(descriptor);
        var remains = Entries(descriptor, out bool hasOthers);
        if (hasOthers || remains.Exists(entry => entry.IsDirectory || !UploadName.IsPartial(entry.Name)))
            return false;
        return remains.TrueForAll(entry => LinuxCalls.Unlink(descriptor, entry.Name) == 0);
    }

    /// <summary>Removes what was left anywhere below a directory, when nothing was written to it since a point in time.</summary>
    /// <returns>How many files were removed.</returns>
    public static int RemoveOlder(in TreeScope tree, DateTime limit, CancellationToken cancellationToken)
    {
        int removed = 0;
        Stack<byte[]> waiting = new([".\0"u8.ToArray()]);
        while (waiting.TryPop(out byte[]? path))
        {
            cancellationToken.ThrowIfCancellationRequested();
            using Descriptor directory = tree.Open(path, OpenFlags.ReadOnly | OpenFlags.Directory);
            if (directory.IsError)
                continue;
            foreach (var (entry, isDirectory) in Entries(directory.Value, out _))
            {
                if (isDirectory)
                    waiting.Push([.. path.AsSpan(0, path.Length - 1), (byte)'/', .. entry]);
                else if (UploadName.Is(entry) && IsOlder(directory.Value, entry, limit) && LinuxCalls.Unlink(directory.Value, entry) == 0)
                    removed++;
            }
        }

        return removed;
    }

    private static bool IsOlder(int directory, ReadOnlySpan<byte> name, DateTime limit) =>
        LinuxCalls.StatEntry(directory, name, out Statx facts) == 0 && facts.IsRegular && facts.Modified < limit;

    /// <summary>The directories and the remains of uploads in a directory; names end with NUL.</summary>
    private static List<(byte[] Name, bool IsDirectory)> Entries(int directory, out bool hasOthers)
    {
        List<(byte[] Name, bool IsDirectory)> entries = [];
        hasOthers = false;
        byte[] buffer = new byte[Room];
        for (int used = LinuxCalls.ReadDirectory(directory, buffer); used > 0; used = LinuxCalls.ReadDirectory(directory, buffer))
        {
            for (int record = 0; record < used; record = DirectoryBytes.Next(buffer, record))
            {
                (int start, int length) = DirectoryBytes.NameOf(buffer, record);
                var name = buffer.AsSpan(start, length + 1);
                if (name.SequenceEqual(".\0"u8) || name.SequenceEqual("..\0"u8))
                    continue;
                bool isDirectory = IsDirectory(directory, name, DirectoryBytes.TypeOf(buffer, record));
                if (isDirectory || UploadName.Is(name))
                    entries.Add((name.ToArray(), isDirectory));
                else
                    hasOthers = true;
            }
        }

        return entries;
    }

    private static bool IsDirectory(int directory, ReadOnlySpan<byte> name, byte type)
    {
        const byte Unknown = 0, DirectoryType = 4;
        return type == DirectoryType || (type == Unknown && LinuxCalls.StatEntry(directory, name, out Statx facts) == 0 && facts.IsDirectory);
    }
}
