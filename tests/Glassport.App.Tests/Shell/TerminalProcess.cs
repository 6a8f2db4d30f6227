using System.Diagnostics;
using System.Text;

namespace Glassport.App.Tests.Shell;

/// <summary>The executable on a terminal of its own, which util-linux' <c>script</c> makes; a test types and reads as a person does.</summary>
internal sealed class TerminalProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly Process process;
    private readonly StringBuilder shown = new();
    private readonly byte[] buffer = new byte[4096];
    private int read;

    private TerminalProcess(Process process) => this.process = process;

    /// <summary>All that was shown so far.</summary>
    public string Shown => shown.ToString();

    public static TerminalProcess Start(string folder, IReadOnlyDictionary<string, string> environment, params string[] arguments) =>
        // Ctrl-C would end a shell that waits in between.
        StartShell(folder, environment, "exec " + Command(arguments));

    /// <summary>Starts the executable in a shell that first says its process id, <c>process 123.</c>, and afterwards what the terminal is set to.</summary>
    public static TerminalProcess StartBeforeStty(string folder, IReadOnlyDictionary<string, string> environment, params string[] arguments) =>
        StartShell(folder, environment, $"sh -c 'echo process $$.; exec \"$@\"' sh {Command(arguments)}; stty -a");

    private static string Command(string[] arguments) =>
        string.Join(' ', new[] { "dotnet", Path.Combine(AppContext.BaseDirectory, "glassport.dll") }.Concat(arguments).Select(static word => $"'{word}'"));

    private static TerminalProcess StartShell(string folder, IReadOnlyDictionary<string, string> environment, string command)
    {
        ProcessStartInfo start = new("script", ["--quiet", "--flush", "--return", "--command", command, "/dev/null"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            WorkingDirectory = folder,
        };
        start.Environment.Remove("NO_COLOR");
        foreach ((string name, string value) in environment)
            start.Environment[name] = value;
        return new(Process.Start(start)!);
    }

    /// <summary>Types.</summary>
    public async Task TypeAsync(string keys)
    {
        await process.StandardInput.WriteAsync(keys);
        await process.StandardInput.FlushAsync();
    }

    /// <summary>Reads until a text has been shown, behind what was read before.</summary>
    public async Task SeeAsync(string text)
    {
        using CancellationTokenSource patience = new(Patience);
        while (true)
        {
            int at = Shown.IndexOf(text, read, StringComparison.Ordinal);
            if (at >= 0)
            {
                read = at + text.Length;
                return;
            }

            int count = 0;
            try
            {
                count = await process.StandardOutput.BaseStream.ReadAsync(buffer, patience.Token);
            }
            catch (OperationCanceledException)
            {
                // The message below tells more.
            }

            Assert.True(count > 0, $"'{text}' was not shown. This was:\n{Shown}");
            shown.Append(Encoding.UTF8.GetString(buffer, 0, count));
        }
    }

    /// <summary>Waits for the end.</summary>
    public async Task<int> EndAsync()
    {
        shown.Append(await process.StandardOutput.ReadToEndAsync().WaitAsync(Patience));
        await process.WaitForExitAsync().WaitAsync(Patience);
        return process.ExitCode;
    }

    public ValueTask DisposeAsync()
    {
        if (!process.HasExited)
            process.Kill(entireProcessTree: true);
        process.Dispose();
        return default;
    }
}
