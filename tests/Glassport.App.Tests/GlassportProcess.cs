using System.Diagnostics;

namespace Glassport.App.Tests;

/// <summary>Runs the executable as its user would: another process, its streams, its exit code.</summary>
internal static class GlassportProcess
{
    public static Task<Outcome> RunAsync(params string[] arguments) => RunAsync(null, null, arguments);

    public static async Task<Outcome> RunAsync(
        Stream? input, IReadOnlyDictionary<string, string>? environment, params string[] arguments)
    {
        string program = Path.Combine(AppContext.BaseDirectory, "glassport.dll");
        ProcessStartInfo start = new("dotnet", [program, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = System.Text.Encoding.UTF8,
            StandardErrorEncoding = System.Text.Encoding.UTF8,
        };
        foreach (string variable in new[] { "LC_ALL", "LC_MESSAGES", "LANG" })
            start.Environment.Remove(variable);
        foreach ((string name, string value) in environment ?? new Dictionary<string, string>())
            start.Environment[name] = value;
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        if (input is not null)
            await input.CopyToAsync(process.StandardInput.BaseStream);
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        return new Outcome(process.ExitCode, await output, await errors);
    }

    internal sealed record Outcome(int ExitCode, string Output, string Errors);
}
