using System.Globalization;

namespace Glassport.Lab.Networks;

/// <summary>The TCP connections of a host, as a process on it sees them in /proc/PID/net (proc_net_tcp in the kernel's documentation).</summary>
internal static class Sockets
{
    private const int LocalColumn = 1;
    private const int StateColumn = 3;
    private const string Heading = "sl";
    private const string Listen = "0A";
    private const string TimeWait = "06";
    private static readonly string[] Tables = ["tcp", "tcp6"];

    /// <summary>Whether anything on the host listens on a port.</summary>
    /// <param name="process">A process on the host.</param>
    /// <param name="port">The port.</param>
    public static bool Listens(int process, ushort port) => Rows(process).Any(row =>
        row[StateColumn] == Listen && row[LocalColumn].EndsWith(string.Create(CultureInfo.InvariantCulture, $":{port:X4}"), StringComparison.Ordinal));

    /// <summary>Whether no connection of the host is open or being opened or closed.</summary>
    /// <param name="process">A process on the host.</param>
    public static bool AreQuiet(int process) => AreQuiet(Rows(process));

    /// <summary>Whether no connection in such tables is open or being opened or closed.</summary>
    /// <param name="tables">The tables, one behind the other.</param>
    public static bool AreQuiet(string tables) => AreQuiet(Rows(tables.Split('\n', StringSplitOptions.RemoveEmptyEntries)));

    private static bool AreQuiet(IEnumerable<string[]> rows) => rows.All(static row => row[StateColumn] is Listen or TimeWait);

    private static IEnumerable<string[]> Rows(int process) => Rows(Tables
        .Select(table => string.Create(CultureInfo.InvariantCulture, $"/proc/{process}/net/{table}"))
        .Where(File.Exists)
        .SelectMany(File.ReadAllLines));

    private static IEnumerable<string[]> Rows(IEnumerable<string> lines) => lines
        .Select(static line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        .Where(static row => row[0] != Heading);
}
