using System.Globalization;
using System.Text;

namespace Glassport.App.Laboratory;

/// <summary>A process of a lab, as /proc tells it: what is true of labs is asked of the kernel, and no file has to be right about it.</summary>
/// <param name="Id">Its number, as this process sees it.</param>
/// <param name="Parent">Its parent's.</param>
/// <param name="Folder">The lab's folder.</param>
/// <param name="Held">The scenario of a lab that <c>lab up</c> keeps; else null.</param>
internal sealed record LabProcess(int Id, int Parent, string Folder, string? Held)
{
    private const int ParentField = 1;

    /// <summary>The processes of all labs of this user (of everybody, for root), in order of their numbers.</summary>
    public static IReadOnlyList<LabProcess> All() => [.. Directory.EnumerateDirectories("/proc")
        .Select(static path => int.TryParse(Path.GetFileName(path), NumberStyles.None, CultureInfo.InvariantCulture, out int id) ? Read(id) : null)
        .OfType<LabProcess>().OrderBy(static one => one.Id)];

    private static LabProcess? Read(int id)
    {
        try
        {
            string[] environment = Encoding.UTF8.GetString(File.ReadAllBytes($"/proc/{id}/environ")).Split('\0');
            if (Value(environment, LabCall.Inside) is not { } folder)
                return null;
            // Behind the name, which may hold anything: state, parent (proc_pid_stat(5)).
            string stat = File.ReadAllText($"/proc/{id}/stat");
            string[] fields = stat[(stat.LastIndexOf(')') + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            return new(id, int.Parse(fields[ParentField], CultureInfo.InvariantCulture), folder, Value(environment, LabCall.Held));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // Somebody else's, or gone.
            return null;
        }
    }

    private static string? Value(string[] environment, string variable) =>
        environment.FirstOrDefault(one => one.StartsWith(variable + "=", StringComparison.Ordinal))?[(variable.Length + 1)..];
}
