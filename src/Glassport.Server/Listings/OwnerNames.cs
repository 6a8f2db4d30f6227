using System.Collections.Concurrent;
using System.Globalization;
using System.Text;

namespace Glassport.Server.Listings;

/// <summary>The names of the system's users and groups, looked up once each in the files that hold them; a number where there is none.</summary>
internal sealed class OwnerNames
{
    private const int MostBytes = 32;

    private readonly ConcurrentDictionary<uint, byte[]> users;
    private readonly ConcurrentDictionary<uint, byte[]> groups;

    private OwnerNames(string passwd, string group)
    {
        users = Read(passwd);
        groups = Read(group);
    }

    /// <summary>The names of this system.</summary>
    public static OwnerNames System { get; } = new("/etc/passwd", "/etc/group");

    /// <summary>A user's name.</summary>
    /// <param name="number">The uid.</param>
    public ReadOnlySpan<byte> User(uint number) => Find(users, number);

    /// <summary>A group's name.</summary>
    /// <param name="number">The gid.</param>
    public ReadOnlySpan<byte> Group(uint number) => Find(groups, number);

    private static byte[] Find(ConcurrentDictionary<uint, byte[]> names, uint number) =>
        names.TryGetValue(number, out byte[]? name) ? name : Encoding.ASCII.GetBytes(number.ToString(CultureInfo.InvariantCulture));

    private static ConcurrentDictionary<uint, byte[]> Read(string path)
    {
        ConcurrentDictionary<uint, byte[]> names = new();
        if (!File.Exists(path))
            return names;
        foreach (string line in File.ReadLines(path))
        {
            string[] parts = line.Split(':');
            if (parts.Length > 2 && uint.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out uint number))
                names.TryAdd(number, Encoding.UTF8.GetBytes(parts[0]) is { Length: <= MostBytes } name ? name : Encoding.ASCII.GetBytes(parts[2]));
        }

        return names;
    }
}
