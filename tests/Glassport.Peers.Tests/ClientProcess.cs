using System.Diagnostics;
using System.Text;
using Glassport.TestKit;

namespace Glassport.Peers.Tests;

/// <summary>Runs a client as its user would, with a home of its own and a bounded time.</summary>
internal static class ClientProcess
{
    /// <summary>Where eng/bootstrap.sh puts basic-ftp.</summary>
    private static readonly string NodeModules = Repository.PathOf("artifacts", "basic-ftp", "node_modules");

    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    /// <summary>Runs a program to its end and answers all that it printed.</summary>
    /// <param name="folder">Its working directory and home.</param>
    /// <param name="input">What it reads.</param>
    /// <param name="program">The program.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <exception cref="InvalidOperationException">It failed, or did not end; the message holds what it printed.</exception>
    public static async Task<string> RunAsync(string folder, string input, string program, params IEnumerable<string> arguments)
    {
        ProcessStartInfo start = new(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(false),
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        start.Environment["HOME"] = folder;
        start.Environment["LC_ALL"] = "C.UTF-8";
        start.Environment["NODE_PATH"] = NodeModules;
        start.Environment["PYTHONDONTWRITEBYTECODE"] = "1";
        foreach (string variable in start.Environment.Keys.Where(name => name.EndsWith("_proxy", StringComparison.OrdinalIgnoreCase)).ToList())
            start.Environment.Remove(variable);
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        await WriteAsync(process, input);
        using CancellationTokenSource patience = new(Longest, TimeProvider.System);
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new InvalidOperationException($"{program} did not end: {await output}{await errors}");
        }

        return process.ExitCode == 0
            ? await output + await errors
            : throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}: {await output}{await errors}");
    }

    private static async Task WriteAsync(Process process, string input)
    {
        try
        {
            await process.StandardInput.WriteAsync(input);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended before it had read everything; its exit code tells whether that was well.
        }
    }
}
