using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Glassport.Server.Access;

/// <summary>The accounts that the system knows, wherever it keeps them (nsswitch).</summary>
internal static unsafe partial class SystemAccounts
{
    private const string LibC = "libc";
    private const int FirstBuffer = 4 * 1024;
    private const int LargestBuffer = 1024 * 1024;
    private const int FirstGroups = 32;
    private const int MostGroups = 65_536; // NGROUPS_MAX
    private const int BufferTooSmall = 34; // ERANGE

    /// <summary>An account, or null when the system has none of that name. May ask a network service: not for threads that serve sessions.</summary>
    /// <param name="name">The name.</param>
    public static SystemAccount? Find(string name)
    {
        if (!OperatingSystem.IsLinux() || name.Length == 0 || name.Contains('\0'))
            return null;
        for (int size = FirstBuffer; size <= LargestBuffer; size *= 4)
        {
            byte[] buffer = new byte[size];
            fixed (byte* memory = buffer)
            {
                int error = GetAccount(name, out Passwd account, memory, (nuint)size, out Passwd* found);
                if (error == BufferTooSmall)
                    continue;
                return error == 0 && found is not null ? Read(name, account) : null;
            }
        }

        return null;
    }

    private static SystemAccount Read(string name, in Passwd account)
    {
        var groups = GroupsOf(name, account.GroupId);
        string? home = Marshal.PtrToStringUTF8(account.Home);
        return new(
            new(account.UserId, account.GroupId, [.. groups]),
            string.IsNullOrEmpty(home) ? null : home,
            [.. groups.Select(NameOfGroup).OfType<string>()]);
    }

    private static ImmutableArray<uint> GroupsOf(string name, uint first)
    {
        int count = FirstGroups;
        while (true)
        {
            uint[] groups = new uint[count];
            int had = count;
            fixed (uint* memory = groups)
                if (GetGroups(name, first, memory, ref count) >= 0)
                    return [.. groups.AsSpan(0, count)];
            // musl does not say how many there are.
            count = Math.Max(count, had * 2);
            if (count > MostGroups)
                return [first];
        }
    }

    private static string? NameOfGroup(uint id)
    {
        for (int size = FirstBuffer; size <= LargestBuffer; size *= 4)
        {
            byte[] buffer = new byte[size];
            fixed (byte* memory = buffer)
            {
                int error = GetGroup(id, out Group group, memory, (nuint)size, out Group* found);
                if (error == BufferTooSmall)
                    continue;
                return error == 0 && found is not null ? Marshal.PtrToStringUTF8(group.Name) : null;
            }
        }

        return null;
    }

    [LibraryImport(LibC, EntryPoint = "getpwnam_r", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int GetAccount(string name, out Passwd account, byte* buffer, nuint size, out Passwd* found);

    [LibraryImport(LibC, EntryPoint = "getgrouplist", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int GetGroups(string name, uint first, uint* groups, ref int count);

    [LibraryImport(LibC, EntryPoint = "getgrgid_r")]
    private static partial int GetGroup(uint id, out Group group, byte* buffer, nuint size, out Group* found);

    // struct passwd and struct group of glibc and musl.
    [StructLayout(LayoutKind.Sequential)]
    private struct Passwd
    {
        public nint Name;
        public nint Password;
        public uint UserId;
        public uint GroupId;
        public nint Comment;
        public nint Home;
        public nint Shell;
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct Group
    {
        public nint Name;
        public nint Password;
        public uint Id;
        public nint Members;
    }
}
