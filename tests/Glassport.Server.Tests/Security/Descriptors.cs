using System.Net;

namespace Glassport.Server.Tests.Security;

/// <summary>The sockets of this machine that listen or wait, as the kernel tells.</summary>
internal static class Descriptors
{
    /// <summary>The descriptors of this process that lead below a folder; sessions hold the folder itself.</summary>
    public static int OpenBelow(string folder) => Targets().Count(target => target.StartsWith(folder + "/", StringComparison.Ordinal));

    /// <summary>The TCP ports that an address is listened on, by whichever process.</summary>
    public static HashSet<int> ListeningPorts(IPAddress address)
    {
        string wanted = Convert.ToHexString([.. address.GetAddressBytes().Reverse()]);
        HashSet<int> ports = [];
        foreach (string line in File.ReadLines("/proc/net/tcp").Skip(1))
        {
            string[] fields = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (fields[3] == "0A" && fields[1].StartsWith(wanted, StringComparison.Ordinal))
                ports.Add(Convert.ToInt32(fields[1][9..], 16));
        }

        return ports;
    }

    private static IEnumerable<string> Targets()
    {
        foreach (string descriptor in Directory.EnumerateFileSystemEntries("/proc/self/fd"))
        {
            string? target = null;
            try
            {
                target = new FileInfo(descriptor).LinkTarget;
            }
            catch (IOException)
            {
                // Closed meanwhile.
            }

            if (target is not null)
                yield return target;
        }
    }
}
