using System.Globalization;
using System.Runtime.InteropServices;

namespace Glassport.Capture.Live;

/// <summary>
/// The rights of the calling thread, and of the threads that it starts from then on: Linux keeps them for each. They are given up once an
/// interface is open, before a packet is looked at.
/// </summary>
public static unsafe partial class CaptureCredentials
{
    private const uint Version = 0x2008_0522; // _LINUX_CAPABILITY_VERSION_3
    private const int NoNewPrivileges = 38; // PR_SET_NO_NEW_PRIVS
    private const int OverrideFileRights = 1; // CAP_DAC_OVERRIDE

    /// <summary>Whether the thread acts as root.</summary>
    public static bool IsRoot => OperatingSystem.IsLinux() && EffectiveUser() == 0;

    /// <summary>
    /// Acts as another user, with that user's group alone, in every thread of the process; for root only. There is a way back until
    /// <see cref="Stay"/>.
    /// </summary>
    /// <exception cref="InvalidOperationException">The system refuses.</exception>
    public static void ActAs(uint user, uint group)
    {
        // libc's calls, not the kernel's: they change every thread. The groups first, which only root may change.
        uint only = group;
        if (SetGroups(1, &only) != 0 || SetGroup(group, group, 0) != 0 || SetUser(user, user, 0) != 0 || EffectiveUser() != user)
            throw Refused(string.Create(CultureInfo.InvariantCulture, $"acting as user {user}"));
    }

    /// <summary>Acts as root again after <see cref="ActAs"/>, with root's group alone.</summary>
    /// <exception cref="InvalidOperationException">The system refuses.</exception>
    public static void ActAsRoot()
    {
        uint only = 0;
        if (SetUser(0, 0, 0) != 0 || SetGroup(0, 0, 0) != 0 || SetGroups(1, &only) != 0)
            throw Refused("acting as root again");
    }

    /// <summary>Closes the way back: everything that root may is gone after that, in every thread.</summary>
    /// <inheritdoc cref="ActAs"/>
    public static void Stay(uint user, uint group)
    {
        if (SetGroup(group, group, group) != 0 || SetUser(user, user, user) != 0)
            throw Refused(string.Create(CultureInfo.InvariantCulture, $"staying user {user}"));
    }

    /// <summary>Gives up every right besides the user's own, for good: programs that are started later get none back.</summary>
    /// <param name="keepFileRights">Keeps the right to write where the user may not, for who must make more files in others' folders.</param>
    /// <exception cref="InvalidOperationException">The system refuses.</exception>
    public static void GiveUp(bool keepFileRights)
    {
        if (!OperatingSystem.IsLinux())
            return;
        if (Control(NoNewPrivileges, 1, 0, 0, 0) != 0)
            throw Refused("setting no_new_privs");
        Header header = new() { Version = Version };
        // Two sets of 32 bits each of effective, permitted and inheritable rights.
        Sets* sets = stackalloc Sets[2];
        uint kept = keepFileRights && GetRights(&header, sets) == 0 ? sets[0].Permitted & (1u << OverrideFileRights) : 0;
        sets[0] = new() { Effective = kept, Permitted = kept };
        sets[1] = default;
        if (SetRights(&header, sets) != 0)
            throw Refused("giving up rights");
    }

    private static InvalidOperationException Refused(string what) =>
        new($"The system refuses {what}: {Marshal.GetLastPInvokeErrorMessage()}.");

    [LibraryImport("libc", EntryPoint = "geteuid")]
    private static partial uint EffectiveUser();

    [LibraryImport("libc", EntryPoint = "setgroups", SetLastError = true)]
    private static partial int SetGroups(nuint count, uint* groups);

    [LibraryImport("libc", EntryPoint = "setresgid", SetLastError = true)]
    private static partial int SetGroup(uint real, uint effective, uint saved);

    [LibraryImport("libc", EntryPoint = "setresuid", SetLastError = true)]
    private static partial int SetUser(uint real, uint effective, uint saved);

    [LibraryImport("libc", EntryPoint = "prctl", SetLastError = true)]
    private static partial int Control(int option, nuint a, nuint b, nuint c, nuint d);

    [LibraryImport("libc", EntryPoint = "capget", SetLastError = true)]
    private static partial int GetRights(Header* header, Sets* sets);

    [LibraryImport("libc", EntryPoint = "capset", SetLastError = true)]
    private static partial int SetRights(Header* header, Sets* sets);

    /// <summary>struct __user_cap_header_struct; the process 0 is the calling thread.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct Header
    {
        public uint Version;
        public int Process;
    }

    /// <summary>struct __user_cap_data_struct.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct Sets
    {
        public uint Effective;
        public uint Permitted;
        public uint Inheritable;
    }
}
