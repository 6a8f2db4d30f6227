using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace Glassport.App.Administration;

/// <summary>Which user the process at the other end of a Unix socket belongs to, as the kernel says.</summary>
internal static partial class PeerCredentials
{
    // Linux: SOL_SOCKET and SO_PEERCRED, which answers pid, uid and gid.
    private const int LinuxLevel = 1;
    private const int LinuxOption = 17;
    private const int LinuxBytes = 12;

    // Darwin and FreeBSD: SOL_LOCAL and LOCAL_PEERCRED, which answers a version and the uid first.
    private const int BsdLevel = 0;
    private const int BsdOption = 1;
    private const int BsdBytes = 76;

    /// <summary>Whether the peer is this process's own user, or root. On Windows the folder's access list alone decides.</summary>
    public static bool IsTrusted(Socket socket)
    {
        if (OperatingSystem.IsWindows())
            return true;
        uint peer = OperatingSystem.IsLinux() ? UserId(socket, LinuxLevel, LinuxOption, LinuxBytes) : UserId(socket, BsdLevel, BsdOption, BsdBytes);
        return IsTrusted(peer, EffectiveUserId());
    }

    /// <summary>Whether a user may administer the server of another.</summary>
    internal static bool IsTrusted(uint peer, uint own) => peer == 0 || peer == own;

    private static uint UserId(Socket socket, int level, int option, int bytes)
    {
        byte[] value = new byte[bytes];
        int length = socket.GetRawSocketOption(level, option, value);
        return length >= 8 ? MemoryMarshal.Read<uint>(value.AsSpan(4)) : throw new SocketException((int)SocketError.AccessDenied);
    }

    [LibraryImport("libc", EntryPoint = "geteuid")]
    private static partial uint EffectiveUserId();
}
