using System.Diagnostics;
using System.Globalization;
using System.Text;
using Glassport.TestKit;

namespace Glassport.App.Tests.Capturing;

/// <summary><c>glassport capture</c> on a host of a <see cref="VethPair"/>, capturing when it is handed out.</summary>
internal sealed class CaptureProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly StringBuilder errors = new();

    private CaptureProcess(Process process) => Process = process;

    public Process Process { get; }

    public static Task<CaptureProcess> StartAsync(VethPair pair, params string[] arguments) => StartWithAsync(pair, [], [], arguments);

    /// <summary>Starts it with variables, and behind another command.</summary>
    public static async Task<CaptureProcess> StartWithAsync(
        VethPair pair, (string Name, string Value)[] environment, string[] command, params string[] arguments)
    {
        string program = Path.Combine(AppContext.BaseDirectory, "glassport.dll");
        ProcessStartInfo start = VethPair.On(pair.Left, [.. command, "dotnet", program, "capture", "-i", pair.LeftInterface, .. arguments]);
        foreach ((string name, string value) in environment)
            start.Environment[name] = value;
        start.StandardErrorEncoding = Encoding.UTF8;
        CaptureProcess capture = new(Process.Start(start)!);
        string? line;
        do
        {
            line = await capture.Process.StandardError.ReadLineAsync().WaitAsync(Patience);
            capture.errors.AppendLine(line);
        }
        while (line is not null && !line.StartsWith("Capturing on ", StringComparison.Ordinal));
        Assert.True(line is not null, capture.errors.ToString());
        return capture;
    }

    /// <summary>Sends it a signal. What <c>ip netns exec</c> runs has its process id.</summary>
    public async Task SignalAsync(string name) => await PeerTool.RunAsync("kill", "-" + name, Process.Id.ToString(CultureInfo.InvariantCulture));

    /// <summary>Waits for its end.</summary>
    public async Task<(int ExitCode, string Errors)> EndAsync()
    {
        errors.Append(await Process.StandardError.ReadToEndAsync().WaitAsync(Patience));
        await Process.WaitForExitAsync().WaitAsync(Patience);
        return (Process.ExitCode, errors.ToString());
    }

    public void Dispose()
    {
        if (!Process.HasExited)
            Process.Kill();
        Process.Dispose();
    }
}
