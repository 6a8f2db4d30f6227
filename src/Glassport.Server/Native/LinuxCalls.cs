using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Glassport.Server.Native;

/// <summary>
/// Linux's system calls on files. Every result is the kernel's own: negative for an error number. Calls that a signal interrupted are
/// made again. libc's wrappers are not used, because they move between versions, and set credentials for all threads.
/// </summary>
internal static unsafe partial class LinuxCalls
{
    /// <summary>Paths are relative to the working directory.</summary>
    public const int WorkingDirectory = -100;

    private const int NoFollow = 0x100, RemoveDirectoryFlag = 0x200, EmptyPath = 0x1000, NoReplaceFlag = 1, DuplicateCloseOnExec = 1030;
    private const ulong NoMagicLinks = 0x02, Beneath = 0x08;

    /// <summary>Whether these calls exist here.</summary>
    public static bool IsSupported { get; } = OperatingSystem.IsLinux() && RuntimeInformation.ProcessArchitecture is Architecture.X64 or Architecture.Arm64;

    public static int OpenAt(int directory, ReadOnlySpan<byte> path, int flags, int mode = 0)
    {
        fixed (byte* p = path)
            return (int)Call(CallNumber.OpenAt, directory, (nint)p, flags | OpenFlags.CloseOnExec, mode);
    }

    /// <summary>openat2: the kernel resolves the path and never leaves the directory, whatever is renamed meanwhile.</summary>
    public static int OpenBeneath(int directory, ReadOnlySpan<byte> path, int flags)
    {
        ulong* how = stackalloc ulong[3] { (ulong)(uint)(flags | OpenFlags.CloseOnExec), 0, NoMagicLinks | Beneath };
        fixed (byte* p = path)
            return (int)Call(CallNumber.OpenBeneath, directory, (nint)p, (nint)how, 3 * sizeof(ulong));
    }

    /// <summary>Closes; the descriptor is gone even when this answers an error.</summary>
    public static int Close(int descriptor) => (int)Result(Raw(CallNumber.Close, descriptor, 0, 0, 0, 0, 0));

    public static int Stat(int descriptor, out Statx facts) => StatAt(descriptor, [], EmptyPath, out facts);

    /// <summary>Facts about an entry itself, also when it is a link.</summary>
    public static int StatEntry(int directory, ReadOnlySpan<byte> name, out Statx facts) => StatAt(directory, name, NoFollow, out facts);

    public static int ReadDirectory(int descriptor, Span<byte> buffer)
    {
        fixed (byte* p = buffer)
            return (int)Call(CallNumber.ReadDirectory, descriptor, (nint)p, buffer.Length);
    }

    public static int ReadLink(int directory, ReadOnlySpan<byte> name, Span<byte> buffer)
    {
        byte none = 0;
        fixed (byte* p = name, b = buffer)
            return (int)Call(CallNumber.ReadLinkAt, directory, (nint)(p is null ? &none : p), (nint)b, buffer.Length);
    }

    public static int MakeDirectory(int directory, ReadOnlySpan<byte> name, int mode)
    {
        fixed (byte* p = name)
            return (int)Call(CallNumber.MakeDirectoryAt, directory, (nint)p, mode);
    }

    public static int Unlink(int directory, ReadOnlySpan<byte> name, bool isDirectory = false)
    {
        fixed (byte* p = name)
            return (int)Call(CallNumber.UnlinkAt, directory, (nint)p, isDirectory ? RemoveDirectoryFlag : 0);
    }

    public static int Rename(int fromDirectory, ReadOnlySpan<byte> from, int toDirectory, ReadOnlySpan<byte> to, bool replace)
    {
        fixed (byte* f = from, t = to)
            return (int)Call(CallNumber.RenameAt, fromDirectory, (nint)f, toDirectory, (nint)t, replace ? 0 : NoReplaceFlag);
    }

    public static int SymbolicLink(ReadOnlySpan<byte> target, int directory, ReadOnlySpan<byte> name)
    {
        fixed (byte* t = target, p = name)
            return (int)Call(CallNumber.SymbolicLinkAt, (nint)t, directory, (nint)p);
    }

    public static int Truncate(SafeFileHandle file, long length) => (int)Call(file, CallNumber.Truncate, (nint)length);

    public static int ChangeMode(SafeFileHandle file, int mode) => (int)Call(file, CallNumber.ChangeMode, mode);

    public static int ChangeModeOfOpened(int descriptor, int mode) => (int)Call(CallNumber.ChangeMode, descriptor, mode);

    /// <summary>Changes the mode of what a descriptor stands for, also one that was opened as a path only.</summary>
    public static int ChangeMode(int descriptor, int mode)
    {
        byte none = 0;
        int result = (int)Call(CallNumber.ChangeModeOfDescriptor, descriptor, (nint)(&none), mode, EmptyPath);
        if (result is not (-Errno.ENOSYS or -Errno.EPERM or -Errno.EINVAL))
            return result;
        // Kernels before 6.6: the descriptor's own link in /proc leads to the very file.
        fixed (byte* p = DescriptorLink(descriptor))
            return (int)Call(CallNumber.ChangeModeAt, WorkingDirectory, (nint)p, mode);
    }

    /// <summary>Sets the times of what a descriptor stands for; null leaves one as it is.</summary>
    public static int SetTimes(int descriptor, DateTimeOffset? accessed, DateTimeOffset? modified)
    {
        long* times = stackalloc long[4];
        Put(times, accessed);
        Put(times + 2, modified);
        byte none = 0;
        int result = (int)Call(CallNumber.SetTimesAt, descriptor, (nint)(&none), (nint)times, EmptyPath);
        if (result != -Errno.EINVAL)
            return result;
        fixed (byte* p = DescriptorLink(descriptor))
            return (int)Call(CallNumber.SetTimesAt, WorkingDirectory, (nint)p, (nint)times, 0);
    }

    /// <summary>Locks a whole file for as long as it is open, against every other opening of it; it does not wait.</summary>
    public static int Lock(SafeFileHandle file, bool isExclusive)
    {
        // struct flock: type, whence, start, length (0: to the end, wherever that will be), process.
        const int SetLock = 37, ReadLock = 0, WriteLock = 1;
        long* range = stackalloc long[4] { isExclusive ? WriteLock : ReadLock, 0, 0, 0 };
        return (int)Call(file, CallNumber.FileControl, SetLock, (nint)range);
    }

    public static nint Write(SafeFileHandle file, ReadOnlySpan<byte> buffer)
    {
        fixed (byte* p = buffer)
            return Call(file, CallNumber.Write, (nint)p, buffer.Length);
    }

    public static nint Write(SafeFileHandle file, ReadOnlySpan<byte> buffer, long offset)
    {
        fixed (byte* p = buffer)
            return Call(file, CallNumber.PositionalWrite, (nint)p, buffer.Length, (nint)offset);
    }

    public static nint Read(SafeFileHandle file, Span<byte> buffer, long offset)
    {
        fixed (byte* p = buffer)
            return Call(file, CallNumber.PositionalRead, (nint)p, buffer.Length, (nint)offset);
    }

    /// <summary>Copies within the kernel, from one file's offset to the same offset of the other.</summary>
    public static nint CopyRange(int from, int to, long offset, long count)
    {
        long source = offset, destination = offset;
        return Call(CallNumber.CopyRange, from, (nint)(&source), to, (nint)(&destination), (nint)count);
    }

    /// <summary>What close(2) would answer: some file systems tell only then that bytes did not fit.</summary>
    public static int Flush(SafeFileHandle file)
    {
        int copy = (int)Call(file, CallNumber.FileControl, DuplicateCloseOnExec, 0);
        return copy < 0 ? copy : Close(copy);
    }

    /// <summary>Bytes that an ordinary user can still write to the file system.</summary>
    public static long FreeBytes(int descriptor)
    {
        long* facts = stackalloc long[15];
        int result = (int)Call(CallNumber.FileSystemFacts, descriptor, (nint)facts);
        const int BlockSize = 1, Available = 4, FragmentSize = 9;
        return result < 0 ? result : facts[Available] * (facts[FragmentSize] > 0 ? facts[FragmentSize] : facts[BlockSize]);
    }

    /// <summary>The user that the calling thread's file accesses are checked for becomes another; answers the one before.</summary>
    public static uint SetFileUser(uint user) => (uint)Raw(CallNumber.SetFileUser, (nint)user, 0, 0, 0, 0, 0);

    /// <summary>As <see cref="SetFileUser"/>, for the group.</summary>
    public static uint SetFileGroup(uint group) => (uint)Raw(CallNumber.SetFileGroup, (nint)group, 0, 0, 0, 0, 0);

    /// <summary>Sets the calling thread's supplementary groups.</summary>
    public static int SetGroups(ReadOnlySpan<uint> groups)
    {
        fixed (uint* p = groups)
            return (int)Call(CallNumber.SetGroups, groups.Length, (nint)p);
    }

    /// <summary>The calling thread's supplementary groups.</summary>
    public static uint[] GetGroups()
    {
        uint[] groups = new uint[Math.Max(0, (int)Call(CallNumber.GetGroups, 0, 0))];
        fixed (uint* p = groups)
            return groups[..Math.Max(0, (int)Call(CallNumber.GetGroups, groups.Length, (nint)p))];
    }

    private static int StatAt(int directory, ReadOnlySpan<byte> name, int flags, out Statx facts)
    {
        byte none = 0;
        fixed (byte* p = name)
        fixed (Statx* f = &facts)
            return (int)Call(CallNumber.StatAt, directory, (nint)(p is null ? &none : p), flags, Statx.BasicAndBirth, (nint)f);
    }

    private static ReadOnlySpan<byte> DescriptorLink(int descriptor) => System.Text.Encoding.ASCII.GetBytes($"/proc/self/fd/{descriptor}\0");

    private static void Put(long* time, DateTimeOffset? value)
    {
        const long Omit = (1L << 30) - 2;
        long ticks = (value ?? DateTimeOffset.UnixEpoch).UtcTicks - DateTime.UnixEpoch.Ticks;
        (long seconds, long rest) = Math.DivRem(ticks, TimeSpan.TicksPerSecond);
        if (rest < 0)
            (seconds, rest) = (seconds - 1, rest + TimeSpan.TicksPerSecond);
        time[0] = seconds;
        time[1] = value is null ? Omit : rest * 100;
    }

    private static nint Call(SafeFileHandle file, nint number, nint a, nint b = 0, nint c = 0)
    {
        bool held = false;
        try
        {
            file.DangerousAddRef(ref held);
            return Call(number, file.DangerousGetHandle(), a, b, c);
        }
        finally
        {
            if (held)
                file.DangerousRelease();
        }
    }

    private static nint Call(nint number, nint a, nint b, nint c = 0, nint d = 0, nint e = 0, nint f = 0)
    {
        nint result;
        do
        {
            result = Result(Raw(number, a, b, c, d, e, f));
        }
        while (result == -Errno.EINTR);
        return result;
    }

    private static nint Result(nint result) => result == -1 ? -Marshal.GetLastPInvokeError() : result;

    [LibraryImport("libc", EntryPoint = "syscall", SetLastError = true)]
    private static partial nint Raw(nint number, nint a, nint b, nint c, nint d, nint e, nint f);
}
