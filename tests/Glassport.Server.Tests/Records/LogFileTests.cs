using Glassport.Server.Records;
using Microsoft.Extensions.Time.Testing;

namespace Glassport.Server.Tests.Records;

public sealed class LogFileTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly ListLogger logger = new();
    private readonly FakeTimeProvider time = new(Sample.At);

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Lines_follow_what_the_file_held_before()
    {
        File.WriteAllText(folder["xferlog"], "before\n");
        using (LogFile log = Xferlog("xferlog"))
        {
            log.Write(Sample.Download("/1"));
            log.Write(Sample.Download("/2"));
        }

        Assert.Equal("before\n" + Lines(1, 2), File.ReadAllText(folder["xferlog"]));
    }

    [Fact]
    public void A_renamed_file_is_left_and_a_new_one_begun()
    {
        using LogFile log = Xferlog("xferlog");
        Write(log, 1);
        File.Move(folder["xferlog"], folder["xferlog.1"]);
        Write(log, 2);
        Write(log, 3);

        Assert.Equal(Lines(1), File.ReadAllText(folder["xferlog.1"]));
        Assert.Equal(Lines(2, 3), File.ReadAllText(folder["xferlog"]));
    }

    [Fact]
    public void A_removed_file_is_begun_again()
    {
        using LogFile log = Xferlog("xferlog");
        Write(log, 1);
        File.Delete(folder["xferlog"]);
        Write(log, 2);

        Assert.Equal(Lines(2), File.ReadAllText(folder["xferlog"]));
    }

    [Fact]
    public void A_truncated_file_is_continued_at_its_new_end()
    {
        using LogFile log = Xferlog("xferlog");
        Write(log, 1);
        File.WriteAllText(folder["xferlog"], "");
        Write(log, 2);

        Assert.Equal(Lines(2), File.ReadAllText(folder["xferlog"]));
    }

    [Fact]
    public void A_header_stands_first_whenever_the_file_is_opened_anew()
    {
        using LogFile log = new(folder["iis"], new W3CFormat(["cs-method"]), time, logger);
        log.Write(Sample.Command("NOOP", null, 200));
        log.Flush();
        log.Reopen();
        log.Write(Sample.Command("PWD", null, 257));
        log.Write(Sample.Command("QUIT", null, 221) with { At = Sample.At.AddDays(1) });
        log.Flush();

        const string header = "#Software: Glassport\r\n#Version: 1.0\r\n#Date: 2026-11-25 20:01:13\r\n#Fields: cs-method\r\n";
        Assert.Equal($"{header}NOOP\r\n{header}PWD\r\n", File.ReadAllText(folder["iis/u_ex261125.log"]));
        Assert.EndsWith("#Fields: cs-method\r\nQUIT\r\n", File.ReadAllText(folder["iis/u_ex261126.log"]), StringComparison.Ordinal);
    }

    [Fact]
    public void A_full_disk_is_told_once_and_survived()
    {
        File.CreateSymbolicLink(folder["log"], "/dev/full");
        using LogFile log = new(folder["log"], new VsftpdLogFormat(TimeZoneInfo.Utc, dialogue: false), time, logger);
        Write(log, 1);
        Write(log, 2);
        string failure = Assert.Single(logger.Messages);
        Assert.StartsWith($"Log {folder["log"]} cannot be written: ", failure, StringComparison.Ordinal);

        File.Delete(folder["log"]);
        Write(log, 3);

        Assert.Equal($"Log {folder["log"]} is written again; 2 records were lost", logger.Messages[^1]);
        string[] lines = File.ReadAllLines(folder["log"]);
        Assert.Equal("Wed Nov 25 20:01:13 2026 [pid 0] 2 records were lost", lines[0]);
        Assert.Contains("\"/3\"", Assert.Single(lines[1..]), StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_cannot_be_made_is_told_and_survived()
    {
        File.WriteAllText(folder["file"], "");
        using LogFile log = Xferlog("file/xferlog");
        Write(log, 1);

        Assert.Single(logger.Messages);
    }

    [Fact]
    public void Others_cannot_read_a_log()
    {
        using LogFile log = Xferlog("xferlog");
        Write(log, 1);

        Assert.Equal(UnixFileMode.None, new FileInfo(folder["xferlog"]).UnixFileMode & (UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.GroupWrite));
    }

    private LogFile Xferlog(string name) => new(folder[name], new XferlogFormat(TimeZoneInfo.Utc), time, logger);

    private static void Write(LogFile log, int number)
    {
        log.Write(Sample.Download($"/{number}"));
        log.Flush();
    }

    private static string Lines(params int[] numbers) =>
        string.Concat(numbers.Select(number => $"Wed Nov 25 20:01:13 2026 1 192.168.1.1 111 /{number} b _ o r student ftp 0 * c\n"));
}
