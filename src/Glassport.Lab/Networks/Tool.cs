using System.ComponentModel;
using System.Diagnostics;

namespace Glassport.Lab.Networks;

/// <summary>Runs a tool of the system to its end.</summary>
internal static class Tool
{
    private const string NotRoot = "Operation not permitted";

    /// <summary>Runs it; what it says on standard error makes the message when it fails.</summary>
    /// <param name="program">The program, and what it is told.</param>
    /// <param name="input">What it reads.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>What it says on standard output.</returns>
    /// <exception cref="LabException">It is missing, or it failed.</exception>
    public static async Task<string> RunAsync(IReadOnlyList<string> program, string input, CancellationToken cancellationToken)
    {
        using Process process = Start(program);
        Task<string> errors = process.StandardError.ReadToEndAsync(cancellationToken);
        Task<string> output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        try
        {
            await process.StandardInput.WriteAsync(input.AsMemory(), cancellationToken).ConfigureAwait(false);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It has ended before it read everything, and says why.
        }

        await process.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
        string said = await output.ConfigureAwait(false);
        string reason = (await errors.ConfigureAwait(false)).Trim();
        if (process.ExitCode == 0)
            return said;
        string remedy = reason.Contains(NotRoot, StringComparison.Ordinal) ? " Run it as root, or allow user namespaces." : "";
        throw new LabException($"{string.Join(' ', program)}: {(reason.Length > 0 ? reason : $"failed with {process.ExitCode}")}.{remedy}");
    }

    private static Process Start(IReadOnlyList<string> program)
    {
        ProcessStartInfo start = new(program[0], program.Skip(1)) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception missing)
        {
            throw new LabException($"{program[0]} is missing: {missing.Message}. Install the Debian package {Package(program[0])}.", missing);
        }
    }

    private static string Package(string program) => program switch
    {
        "ip" or "tc" => "iproute2",
        "nft" => "nftables",
        _ => "util-linux",
    };
}
