using System.Diagnostics;
using Glassport.TestKit;

namespace Glassport.App.Tests.Capturing;

public sealed class CaptureCommandTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("glassport-test-");

    public void Dispose() => folder.Delete(recursive: true);

    private string File => Path.Combine(folder.FullName, "live.pcapng");

    [NamespaceFact]
    public async Task All_that_passed_before_the_signal_is_in_the_file()
    {
        foreach (string signal in new[] { "INT", "TERM", "HUP" })
        {
            await using VethPair pair = await VethPair.CreateAsync();
            using CaptureProcess capture = await CaptureProcess.StartAsync(pair, "-f", Datagrams.Filter, "-w", File);
            await pair.SendAsync(100, 60);
            await capture.SignalAsync(signal);
            (int exitCode, string errors) = await capture.EndAsync();

            Assert.Equal(0, exitCode);
            Assert.Contains("100 packets captured, 10.2 kB; 0 dropped by the kernel", errors, StringComparison.Ordinal);
            Assert.Equal(Enumerable.Range(0, 100), await Datagrams.NumbersAsync(File));
            if (!OperatingSystem.IsWindows())
                Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, System.IO.File.GetUnixFileMode(File));
        }
    }

    [NamespaceFact]
    public async Task The_file_tells_its_interface_its_filter_and_its_drops()
    {
        await using VethPair pair = await VethPair.CreateAsync();
        using CaptureProcess capture = await CaptureProcess.StartAsync(pair, "-f", Datagrams.Filter, "-s", "96", "-c", "3", "-w", File);
        await pair.SendAsync(3, 200);
        await capture.EndAsync();

        string facts = await PeerTool.RunAsync("capinfos", File);
        Assert.Contains($"Name = {pair.LeftInterface}", facts, StringComparison.Ordinal);
        Assert.Contains($"Filter string = {Datagrams.Filter}", facts, StringComparison.Ordinal);
        Assert.Contains("Capture length = 96", facts, StringComparison.Ordinal);
        Assert.Contains("Time precision = nanoseconds (9)", facts, StringComparison.Ordinal);
        Assert.Contains("Capture application: Glassport", facts, StringComparison.Ordinal);
        Assert.Contains("Number of stat entries = 1", facts, StringComparison.Ordinal);
        string blocks = await PeerTool.RunAsync("tshark", "-r", File, "-X", "read_format:MIME Files Format", "-V");
        Assert.Contains("Number of Received Packets = 3", blocks, StringComparison.Ordinal);
        Assert.Contains("Number of Dropped Packets = 0", blocks, StringComparison.Ordinal);
        Assert.Contains("Number of Packets Dropped by OS = 0", blocks, StringComparison.Ordinal);
        string lengths = await PeerTool.RunAsync("tshark", "-r", File, "-T", "fields", "-e", "frame.cap_len", "-e", "frame.len");
        Assert.Equal("96\t242\n96\t242\n96\t242\n", lengths);
    }

    [NamespaceFact]
    public async Task It_captures_what_tcpdump_captures_beside_it()
    {
        await using VethPair pair = await VethPair.CreateAsync();
        string other = Path.Combine(folder.FullName, "tcpdump.pcap");
        using Process tcpdump = Process.Start(VethPair.On(pair.Left, "tcpdump", "-i", pair.LeftInterface, "-c", "500", "-B", "32768", "-Z", "root", "-w", other, Datagrams.Filter))!;
        string? listening;
        do
            listening = await tcpdump.StandardError.ReadLineAsync();
        while (listening is not null && !listening.Contains("listening on", StringComparison.Ordinal));
        using CaptureProcess capture = await CaptureProcess.StartAsync(pair, "-f", Datagrams.Filter, "-c", "500", "-w", File);
        await pair.SendAsync(500, 1400);
        await capture.EndAsync();
        await tcpdump.WaitForExitAsync();

        string[] fields = ["-T", "fields", "-e", "frame.len", "-e", "udp.srcport", "-e", "udp.payload"];
        string theirs = await PeerTool.RunAsync("tshark", ["-r", other, .. fields]);
        Assert.Equal(500, theirs.Count(static letter => letter == '\n'));
        Assert.Equal(theirs, await PeerTool.RunAsync("tshark", ["-r", File, .. fields]));
    }

    [NamespaceFact]
    public async Task It_ends_by_itself_after_a_count_a_size_and_a_time()
    {
        await using VethPair pair = await VethPair.CreateAsync();
        using (CaptureProcess counted = await CaptureProcess.StartAsync(pair, "-f", Datagrams.Filter, "--count", "7", "-w", File))
        {
            await pair.SendAsync(20, 60);
            Assert.Equal(0, (await counted.EndAsync()).ExitCode);
            Assert.Equal(Enumerable.Range(0, 7), await Datagrams.NumbersAsync(File));
        }

        using (CaptureProcess sized = await CaptureProcess.StartAsync(pair, "-f", Datagrams.Filter, "--size", "100kB", "-w", File))
        {
            await pair.SendAsync(200, 1000);
            Assert.Equal(0, (await sized.EndAsync()).ExitCode);
            Assert.InRange(new FileInfo(File).Length, 98_000, 100_000);
            Assert.Equal(Enumerable.Range(0, 92), await Datagrams.NumbersAsync(File));
        }

        using CaptureProcess timed = await CaptureProcess.StartAsync(pair, "-f", Datagrams.Filter, "--duration", "100ms", "-w", File);
        Assert.Equal(0, (await timed.EndAsync()).ExitCode);
        Assert.Empty(await Datagrams.NumbersAsync(File));
    }

    [NamespaceFact]
    public async Task Standard_output_carries_the_capture_as_it_grows()
    {
        await using VethPair pair = await VethPair.CreateAsync();
        using CaptureProcess capture = await CaptureProcess.StartAsync(pair, "-f", Datagrams.Filter, "-w", "-");
        await pair.SendAsync(1, 100);
        Stream output = capture.Process.StandardOutput.BaseStream;
        using MemoryStream seen = new();
        byte[] buffer = new byte[64 * 1024];
        // It ends only after the packet has come through.
        while (MemoryExtensions.IndexOf(seen.ToArray(), "000000...."u8) < 0)
        {
            int read = await output.ReadAsync(buffer).AsTask().WaitAsync(TimeSpan.FromSeconds(60));
            Assert.NotEqual(0, read);
            seen.Write(buffer, 0, read);
        }

        await capture.SignalAsync("TERM");
        await output.CopyToAsync(seen);
        Assert.Equal(0, (await capture.EndAsync()).ExitCode);
        await System.IO.File.WriteAllBytesAsync(File, seen.ToArray());
        Assert.Equal(0, Assert.Single(await Datagrams.NumbersAsync(File)));
    }

    [NamespaceFact]
    public async Task It_ends_when_nobody_reads_its_output_any_more()
    {
        await using VethPair pair = await VethPair.CreateAsync();
        using CaptureProcess capture = await CaptureProcess.StartAsync(pair, "-f", Datagrams.Filter, "-w", "-");
        capture.Process.StandardOutput.Close();
        await pair.SendAsync(10, 100);
        Assert.Equal(0, (await capture.EndAsync()).ExitCode);
    }

    [NamespaceFact]
    public async Task A_disk_that_is_full_leaves_a_whole_file_with_its_counters()
    {
        await using VethPair pair = await VethPair.CreateAsync();
        string disk = folder.CreateSubdirectory("disk").FullName;
        await PeerTool.RunAsync("mount", "-t", "tmpfs", "-o", "size=300k", "tmpfs", disk);
        try
        {
            string file = Path.Combine(disk, "full.pcapng");
            using CaptureProcess capture = await CaptureProcess.StartAsync(pair, "-f", Datagrams.Filter, "-w", file);
            await pair.SendAsync(1000, 1000);
            (int exitCode, string errors) = await capture.EndAsync();

            Assert.Equal(1, exitCode);
            Assert.Contains("glassport: ", errors, StringComparison.Ordinal);
            Assert.Contains("space", errors, StringComparison.Ordinal);
            int[] numbers = await Datagrams.NumbersAsync(file);
            Assert.Equal(Enumerable.Range(0, numbers.Length), numbers);
            Assert.Contains($"{numbers.Length} packets captured", errors, StringComparison.Ordinal);
            Assert.Contains("Number of stat entries = 1", await PeerTool.RunAsync("capinfos", file), StringComparison.Ordinal);
        }
        finally
        {
            await PeerTool.RunAsync("umount", disk);
        }
    }

    [NamespaceFact]
    public async Task What_cannot_be_captured_is_a_clear_error_and_touches_no_file()
    {
        await System.IO.File.WriteAllTextAsync(File, "what was there");
        (string[] Arguments, string Words)[] wrong =
        [
            (["-i", "nope0"], "There is no interface 'nope0' here."),
            (["-i", "lo", "-f", "tcp porrt 21"], "The filter 'tcp porrt 21' cannot be used: "),
            (["-i", "lo", "-f", "wlan type mgt"], "The filter 'wlan type mgt' cannot be used: "),
        ];
        foreach ((string[] arguments, string words) in wrong)
        {
            GlassportProcess.Outcome outcome = await GlassportProcess.RunAsync(["capture", "-w", File, .. arguments]);
            Assert.Equal(1, outcome.ExitCode);
            Assert.StartsWith("glassport: " + words, outcome.Errors, StringComparison.Ordinal);
            Assert.Equal("what was there", await System.IO.File.ReadAllTextAsync(File));
        }
    }

    [Theory]
    [InlineData("capture", "-w", "x.pcapng")]
    [InlineData("capture", "-i", "lo")]
    [InlineData("capture", "-i", "lo", "-w", "x.pcapng", "--size", "3x")]
    [InlineData("capture", "-i", "lo", "-w", "x.pcapng", "--size", "0")]
    [InlineData("capture", "-i", "lo", "-w", "x.pcapng", "--duration", "soon")]
    [InlineData("capture", "-i", "lo", "-w", "x.pcapng", "--count", "-1")]
    [InlineData("capture", "-i", "lo", "-w", "x.pcapng", "--rotate", "5")]
    [InlineData("capture", "-i", "lo", "-w", "x.pcapng", "--rotate", "5MB", "--rotate", "6MB")]
    [InlineData("capture", "-i", "lo", "-w", "x.pcapng", "--keep", "5")]
    [InlineData("capture", "-i", "lo", "-w", "-", "--rotate", "5MB")]
    public async Task A_mistyped_command_line_is_a_usage_error(params string[] arguments)
    {
        GlassportProcess.Outcome outcome = await GlassportProcess.RunAsync(arguments);
        Assert.Equal(2, outcome.ExitCode);
        Assert.Empty(outcome.Output);
    }
}
