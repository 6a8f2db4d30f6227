using System.Net;
using System.Net.Sockets;

namespace Glassport.App.Import.Vsftpd;

/// <summary>What a vsftpd.conf refers to besides files.</summary>
/// <param name="IsPrivileged">Whether the server can change to other accounts.</param>
/// <param name="HomeOf">The home of an account of the system; null when there is no such account.</param>
/// <param name="Resolve">The IPv4 address of a host; null when it has none.</param>
internal sealed record VsftpdSurroundings(bool IsPrivileged, Func<string, string?> HomeOf, Func<string, IPAddress?> Resolve)
{
    /// <summary>This machine.</summary>
    public static VsftpdSurroundings Machine { get; } = new(Environment.IsPrivilegedProcess, Home, Address);

    private static string? Home(string account)
    {
        const string accounts = "/etc/passwd";
        if (!File.Exists(accounts))
            return null;
        string? line = File.ReadLines(accounts).FirstOrDefault(line => line.StartsWith(account + ':', StringComparison.Ordinal));
        return line?.Split(':') is [_, _, _, _, _, { } home, ..] ? home : null;
    }

    private static IPAddress? Address(string host)
    {
        try
        {
            return Dns.GetHostAddresses(host, AddressFamily.InterNetwork).FirstOrDefault();
        }
        catch (SocketException)
        {
            return null; // the caller names the option and the line
        }
    }
}
