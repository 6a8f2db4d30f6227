using System.Diagnostics;

namespace Glassport.TestKit;

/// <summary>Runs another program that reads what we write, such as tshark; <c>./test</c> installs them.</summary>
public static class PeerTool
{
    /// <summary>Runs <paramref name="program"/> to its end and answers its standard output.</summary>
    /// <exception cref="InvalidOperationException">It failed; the message holds its standard error.</exception>
    public static async Task<string> RunAsync(string program, params string[] arguments)
    {
        ProcessStartInfo start = new(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        using Process process = Process.Start(start)!;
        process.StandardInput.Close();
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? await output
            : throw new InvalidOperationException($"{program} ended with {process.ExitCode}: {await errors}");
    }
}
