using System.Globalization;
using Glassport.TestKit;

namespace Glassport.App.Tests.Capturing;

public sealed class CaptureRightsTests : IDisposable
{
    private const string Nobody = "65534";
    private const string None = "0000000000000000";
    private const string FileRights = "0000000000000002"; // CAP_DAC_OVERRIDE

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("glassport-test-");

    public void Dispose() => folder.Delete(recursive: true);

    private string File => Path.Combine(folder.FullName, "live.pcapng");

    [NamespaceFact]
    public async Task Root_captures_without_a_right_of_root_s()
    {
        await using VethPair pair = await VethPair.CreateAsync();
        using CaptureProcess capture = await CaptureProcess.StartAsync(pair, "-c", "1", "-f", Datagrams.Filter, "-w", File);
        Assert.Equal(new ThreadStatus("0", None, None, None, "1"), ThreadStatus.OfCapture(capture));
        Assert.Equal(new ThreadStatus("0", None, None, None, "1"), ThreadStatus.OfMain(capture));
        await CompleteAsync(pair, capture);
    }

    [NamespaceFact]
    public async Task Who_makes_more_files_keeps_the_right_to_make_them()
    {
        await using VethPair pair = await VethPair.CreateAsync();
        using CaptureProcess capture = await CaptureProcess.StartAsync(pair, "-c", "1", "-f", Datagrams.Filter, "--rotate", "1MB", "-w", File);
        Assert.Equal(new ThreadStatus("0", FileRights, FileRights, None, "1"), ThreadStatus.OfCapture(capture));
        await CompleteAsync(pair, capture);
    }

    [NamespaceFact]
    public async Task Who_called_sudo_goes_on_as_themselves_and_owns_the_file()
    {
        Share();
        await using VethPair pair = await VethPair.CreateAsync();
        using CaptureProcess capture = await CaptureProcess.StartWithAsync(pair, Sudo, [], "-c", "1", "-f", Datagrams.Filter, "-w", File);
        // Every thread of the process.
        Assert.All(ThreadStatus.All(capture), static thread => Assert.Equal((Nobody, None, None), (thread.User, thread.Effective, thread.Permitted)));
        Assert.Equal("1", ThreadStatus.OfCapture(capture).NoNewPrivileges);
        Assert.Equal($"{Nobody}:{Nobody} 600\n", await PeerTool.RunAsync("stat", "-c", "%u:%g %a", File));
        await CompleteAsync(pair, capture);
    }

    [NamespaceFact]
    public async Task Where_the_caller_of_sudo_may_not_write_root_does()
    {
        await using VethPair pair = await VethPair.CreateAsync();
        using CaptureProcess capture = await CaptureProcess.StartWithAsync(pair, Sudo, [], "-c", "1", "-f", Datagrams.Filter, "-w", File);
        Assert.Equal(new ThreadStatus("0", None, None, None, "1"), ThreadStatus.OfCapture(capture));
        Assert.Equal("0:0 600\n", await PeerTool.RunAsync("stat", "-c", "%u:%g %a", File));
        await CompleteAsync(pair, capture);
    }

    [NamespaceFact]
    public async Task Two_rights_are_enough()
    {
        Share();
        await using VethPair pair = await VethPair.CreateAsync();
        string[] grant = ["setpriv", "--reuid", Nobody, "--regid", Nobody, "--clear-groups", "--inh-caps", "-all,+net_raw,+net_admin", "--ambient-caps", "-all,+net_raw,+net_admin"];
        using CaptureProcess capture = await CaptureProcess.StartWithAsync(pair, Home, grant, "-c", "1", "-f", Datagrams.Filter, "-w", File);
        Assert.Equal(new ThreadStatus(Nobody, None, None, None, "1"), ThreadStatus.OfCapture(capture));
        await CompleteAsync(pair, capture);
    }

    [NamespaceFact]
    public async Task Without_them_it_says_how_to_grant_them()
    {
        string program = Path.Combine(AppContext.BaseDirectory, "glassport.dll");
        var start = new System.Diagnostics.ProcessStartInfo(
            "setpriv", ["--reuid", Nobody, "--regid", Nobody, "--clear-groups", "--bounding-set", "-all", "dotnet", program, "capture", "-i", "lo", "-w", File])
        { RedirectStandardError = true };
        start.Environment["HOME"] = "/nonexistent";
        using var process = System.Diagnostics.Process.Start(start)!;
        string errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.Equal(1, process.ExitCode);
        Assert.StartsWith("glassport: Capturing on lo is not permitted: ", errors, StringComparison.Ordinal);
        Assert.EndsWith("Run it with sudo.\n", errors, StringComparison.Ordinal);
    }

    private static (string, string)[] Sudo => [("SUDO_UID", Nobody), ("SUDO_GID", Nobody)];

    private static (string, string)[] Home => [("HOME", "/nonexistent")];

    private static async Task CompleteAsync(VethPair pair, CaptureProcess capture)
    {
        await pair.SendAsync(1, 60);
        (int exitCode, string errors) = await capture.EndAsync();
        Assert.True(exitCode == 0, errors);
        Assert.Contains("1 packet captured", errors, StringComparison.Ordinal);
    }

    private void Share()
    {
        if (!OperatingSystem.IsWindows())
            folder.UnixFileMode = (UnixFileMode)0b111_111_111;
    }

    /// <summary>What /proc says of a thread.</summary>
    private sealed record ThreadStatus(string User, string Effective, string Permitted, string Inheritable, string NoNewPrivileges)
    {
        public static ThreadStatus[] All(CaptureProcess capture) => [.. Folders(capture).Select(static folder => Read(folder))];

        public static ThreadStatus OfMain(CaptureProcess capture) =>
            Read(Assert.Single(Folders(capture), folder => Path.GetFileName(folder) == capture.Process.Id.ToString(CultureInfo.InvariantCulture)));

        public static ThreadStatus OfCapture(CaptureProcess capture) =>
            Read(Assert.Single(Folders(capture), static folder => System.IO.File.ReadAllText(Path.Combine(folder, "comm")) == "capture\n"));

        private static string[] Folders(CaptureProcess capture) =>
            Directory.GetDirectories(string.Create(CultureInfo.InvariantCulture, $"/proc/{capture.Process.Id}/task"));

        private static ThreadStatus Read(string folder)
        {
            Dictionary<string, string> lines = System.IO.File.ReadLines(Path.Combine(folder, "status"))
                .Select(static line => line.Split(':', 2)).ToDictionary(static pair => pair[0], static pair => pair[1].Trim());
            return new(lines["Uid"].Split('\t')[1], lines["CapEff"], lines["CapPrm"], lines["CapInh"], lines["NoNewPrivs"]);
        }
    }
}
