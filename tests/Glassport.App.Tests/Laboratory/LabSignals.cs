using System.Diagnostics;
using System.Globalization;
using Glassport.App.Laboratory;
using Glassport.TestKit;

namespace Glassport.App.Tests.Laboratory;

/// <summary>Starts a lab that is to be ended, and looks at what is left of it.</summary>
internal static class LabSignals
{
    private const int MostLooks = 1500;

    public static Process Start(IReadOnlyDictionary<string, string>? environment, params string[] arguments)
    {
        ProcessStartInfo start = new("dotnet", [Path.Combine(AppContext.BaseDirectory, "glassport.dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        foreach ((string name, string value) in environment ?? new Dictionary<string, string>())
            start.Environment[name] = value;
        return Process.Start(start)!;
    }

    public static async Task<string> FolderOfAsync(Process lab, string stage)
    {
        while (await lab.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.Contains(stage, StringComparison.Ordinal))
                return LabProcess.All().First(one => one.Parent == lab.Id).Folder;
        }

        throw new InvalidOperationException(await lab.StandardError.ReadToEndAsync());
    }

    public static Task<string> SendAsync(int process, string signal) =>
        PeerTool.RunAsync("kill", "-" + signal, process.ToString(CultureInfo.InvariantCulture));

    // What the kernel does after a kill takes its time, and nothing says when it is done: it is asked until it is.
    public static async Task UntilAsync(Func<bool> holds)
    {
        using PeriodicTimer often = new(TimeSpan.FromMilliseconds(20));
        for (int i = 0; i < MostLooks; i++)
        {
            if (holds())
                return;
            await often.WaitForNextTickAsync();
        }

        Assert.Fail("What was killed does not end.");
    }
}
