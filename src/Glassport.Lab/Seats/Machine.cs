using System.Globalization;

namespace Glassport.Lab.Seats;

/// <summary>What this machine has for those who want a seat.</summary>
public sealed record Machine
{
    // Where servers are, though they are on nobody's PATH but the administrator's.
    private static readonly string[] Administrators = ["/usr/local/sbin", "/usr/sbin", "/sbin"];

    /// <summary>The machine that this process runs on.</summary>
    public static Machine This { get; } = new()
    {
        Folders = [.. (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Concat(Administrators).Distinct()],
        ChangesUsers = Environment.IsPrivilegedProcess && OperatingSystem.IsLinux() && Covers(File.ReadLines("/proc/self/uid_map"), Accounts.Number),
    };

    /// <summary>The folders with programs, the first first.</summary>
    public required IReadOnlyList<string> Folders { get; init; }

    /// <summary>Whether a program can become another user: only root can, and in a user namespace of its own there is nobody else.</summary>
    public required bool ChangesUsers { get; init; }

    /// <summary>The path of a program, or null.</summary>
    /// <param name="name">Its name.</param>
    public string? Find(string name) => FindAll(name).FirstOrDefault();

    /// <summary>The paths of all programs of a name.</summary>
    /// <param name="name">The name.</param>
    public IEnumerable<string> FindAll(string name) => Folders.Select(folder => Path.Combine(folder, name)).Where(File.Exists);

    /// <summary>The path of a program that is there.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="package">The Debian package that it is in.</param>
    /// <exception cref="LabException">It is not there.</exception>
    internal string Require(string name, string package) => Find(name) ?? throw new LabException(Missing(name, package));

    /// <summary>Null when a program is there, else what to do.</summary>
    internal string? WhyNot(string name, string package) => Find(name) is null ? Missing(name, package) : null;

    /// <summary>Whether a user's number is one of those that a user namespace has, as /proc/PID/uid_map tells (user_namespaces(7)).</summary>
    internal static bool Covers(IEnumerable<string> map, uint number) => map
        .Select(static line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        .Any(fields => number >= Number(fields[0]) && number - Number(fields[0]) < Number(fields[2]));

    private static uint Number(string field) => uint.Parse(field, CultureInfo.InvariantCulture);

    private static string Missing(string name, string package) => $"{name} is not installed. Install the Debian package {package}.";
}
