using Glassport.Lab.Networks;

namespace Glassport.Lab.VirtualMachines;

/// <summary>The libraries that a program of this machine is linked with, as ldd(1) tells.</summary>
internal static class DynamicLibraries
{
    private const string Arrow = " => ";

    /// <summary>Their paths, the loader's among them; none of a program that is whole by itself.</summary>
    /// <param name="program">The program, which is trusted: ldd may run it.</param>
    /// <param name="cancellationToken">Ends the looking.</param>
    /// <exception cref="LabException">One is missing.</exception>
    public static async Task<IReadOnlyList<string>> OfAsync(string program, CancellationToken cancellationToken)
    {
        // It fails about what is not linked with anything, and says so on standard error.
        string output = await Tool.RunAsync(["sh", "-c", "ldd \"$0\" 2>/dev/null || true", program], "", cancellationToken).ConfigureAwait(false);
        return [.. Parse(output, program)];
    }

    /// <summary>The paths in what ldd says.</summary>
    internal static IEnumerable<string> Parse(string output, string program)
    {
        foreach (string line in output.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            string found = line.Contains(Arrow, StringComparison.Ordinal) ? line[(line.IndexOf(Arrow, StringComparison.Ordinal) + Arrow.Length)..] : line;
            if (found == "not found")
                throw new LabException($"{program} cannot run: its library {line[..line.IndexOf(Arrow, StringComparison.Ordinal)]} is missing. Reinstall its Debian package.");
            // The kernel's own (linux-vdso) is no file.
            if (found.StartsWith('/') && found.IndexOf(" (", StringComparison.Ordinal) is > 0 and int end)
                yield return found[..end];
        }
    }
}
