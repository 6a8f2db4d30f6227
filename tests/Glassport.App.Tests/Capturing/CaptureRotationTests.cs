using System.Text.RegularExpressions;
using Glassport.TestKit;

namespace Glassport.App.Tests.Capturing;

public sealed partial class CaptureRotationTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("glassport-test-");

    public void Dispose() => folder.Delete(recursive: true);

    private string Base => Path.Combine(folder.FullName, "ring.pcapng");

    private string[] Files => [.. folder.EnumerateFiles().Select(static file => file.FullName).Order(StringComparer.Ordinal)];

    [NamespaceFact]
    public async Task Nothing_is_lost_between_files_of_a_size()
    {
        await using VethPair pair = await VethPair.CreateAsync();
        using CaptureProcess capture = await CaptureProcess.StartAsync(pair, "-f", Datagrams.Filter, "-c", "1000", "--rotate", "100kB", "-w", Base);
        await pair.SendAsync(1000, 1000);
        (int exitCode, string errors) = await capture.EndAsync();

        Assert.Equal(0, exitCode);
        Assert.Contains("1,000 packets captured, 1 MB; 0 dropped by the kernel", errors, StringComparison.Ordinal);
        string[] files = Files;
        Assert.Equal(11, files.Length);
        List<int> numbers = [];
        foreach (string file in files)
        {
            Assert.Matches(Name(), Path.GetFileName(file));
            Assert.InRange(new FileInfo(file).Length, 1, 100_000);
            numbers.AddRange(await Datagrams.NumbersAsync(file));
            Assert.Contains("Number of stat entries = 1", await PeerTool.RunAsync("capinfos", file), StringComparison.Ordinal);
        }

        Assert.Equal(Enumerable.Range(0, 1000), numbers);
        // Every file tells what was received while it was written, so that the sum is right.
        string blocks = string.Concat(await Task.WhenAll(files.Select(static file => PeerTool.RunAsync("tshark", "-r", file, "-X", "read_format:MIME Files Format", "-V"))));
        Assert.Equal(1000, Received().Matches(blocks).Sum(static match => int.Parse(match.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture)));
    }

    [NamespaceFact]
    public async Task Only_so_many_files_are_kept_as_were_asked_for()
    {
        await using VethPair pair = await VethPair.CreateAsync();
        using CaptureProcess capture = await CaptureProcess.StartAsync(pair, "-f", Datagrams.Filter, "-c", "1000", "--rotate", "100kB", "--keep", "3", "-w", Base);
        await pair.SendAsync(1000, 1000);
        Assert.Equal(0, (await capture.EndAsync()).ExitCode);

        Assert.Equal(["00009", "00010", "00011"], Files.Select(static file => Path.GetFileName(file).Split('_')[1]));
        List<int> numbers = [];
        foreach (string file in Files)
            numbers.AddRange(await Datagrams.NumbersAsync(file));
        Assert.Equal(Enumerable.Range(1000 - numbers.Count, numbers.Count), numbers);
    }

    [NamespaceFact]
    public async Task Another_file_begins_after_a_time_when_the_last_one_has_packets()
    {
        await using VethPair pair = await VethPair.CreateAsync();
        using CaptureProcess capture = await CaptureProcess.StartAsync(pair, "-f", Datagrams.Filter, "--rotate", "300ms", "-w", Base);
        await pair.SendAsync(5, 60);
        // Without packets no more of them come.
        while (Files.Length < 2)
            await Task.Yield();
        await pair.SendAsync(3, 60);
        while (Files.Length < 3)
            await Task.Yield();
        await capture.SignalAsync("TERM");
        Assert.Equal(0, (await capture.EndAsync()).ExitCode);

        string[] files = Files;
        Assert.Equal(3, files.Length);
        Assert.Equal(Enumerable.Range(0, 5), await Datagrams.NumbersAsync(files[0]));
        Assert.Equal(Enumerable.Range(0, 3), await Datagrams.NumbersAsync(files[1]));
        Assert.Empty(await Datagrams.NumbersAsync(files[2]));
    }

    [NamespaceFact]
    public async Task The_size_is_that_of_all_files_together()
    {
        await using VethPair pair = await VethPair.CreateAsync();
        using CaptureProcess capture = await CaptureProcess.StartAsync(pair, "-f", Datagrams.Filter, "--size", "250kB", "--rotate", "100kB", "-w", Base);
        await pair.SendAsync(1000, 1000);
        Assert.Equal(0, (await capture.EndAsync()).ExitCode);
        Assert.InRange(Files.Sum(static file => new FileInfo(file).Length), 247_000, 250_000);
        Assert.Equal(3, Files.Length);
    }

    [GeneratedRegex(@"^ring_000[01]\d_20\d{12}\.pcapng$")]
    private static partial Regex Name();

    [GeneratedRegex(@"Number of Received Packets = (\d+)")]
    private static partial Regex Received();
}
