using Glassport.Server.Records;
using Glassport.Server.Settings;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Glassport.Server.Tests.Records;

public sealed class LogFilesTests
{
    [Fact]
    public async Task Sites_that_name_the_same_file_share_it_and_each_form_is_written()
    {
        using TemporaryFolder folder = new();
        using ServerMetrics metrics = new();
        SiteSettings first = new()
        {
            Name = "a",
            PhysicalPath = "/",
            Logs = new() { Xferlog = folder["x"], Vsftpd = folder["v"], W3C = folder["w"] },
        };
        SiteSettings second = new() { Name = "b", PhysicalPath = "/", Logs = new() { Xferlog = folder["x"] } };
        await using (LogFiles files = new(new FakeTimeProvider(Sample.At), metrics, NullLogger.Instance))
        {
            files.For(first).Write(Sample.Download("/a"));
            files.For(second).Write(Sample.Download("/b"));
            Assert.False(files.For(second).Takes(RecordKinds.Commands));
        }

        Assert.Equal(2, File.ReadAllLines(folder["x"]).Length);
        Assert.Contains("OK DOWNLOAD", Assert.Single(File.ReadAllLines(folder["v"])), StringComparison.Ordinal);
        Assert.Equal(6, File.ReadAllLines(folder["w/u_ex261125.log"]).Length);
    }

    [Fact]
    public async Task A_notice_is_written_where_vsftpds_lines_are()
    {
        using TemporaryFolder folder = new();
        using ServerMetrics metrics = new();
        SiteSettings site = new() { Name = "a", PhysicalPath = "/", Logs = new() { Xferlog = folder["x"], Vsftpd = folder["v"], W3C = folder["w"] } };
        await using (LogFiles files = new(new FakeTimeProvider(Sample.At), metrics, NullLogger.Instance))
        {
            files.For(site);
            files.Notice("wrong\nline");
        }

        Assert.EndsWith(" [pid 0] CONFIG: wrong\\x0aline", Assert.Single(File.ReadAllLines(folder["v"])), StringComparison.Ordinal);
        Assert.False(File.Exists(folder["x"]));
        Assert.False(Directory.Exists(folder["w"]));
    }

    [Fact]
    public async Task A_site_chooses_the_columns_of_its_W3C_log()
    {
        using TemporaryFolder folder = new();
        using ServerMetrics metrics = new();
        SiteSettings site = new() { Name = "a", PhysicalPath = "/", Logs = new() { W3C = folder["w"], W3CFields = ["cs-method", "sc-bytes"] } };
        await using (LogFiles files = new(new FakeTimeProvider(Sample.At), metrics, NullLogger.Instance))
            files.For(site).Write(Sample.Command("RETR", "a", 226, "/a") with { BytesOut = 4096 });

        Assert.Equal(["#Fields: cs-method sc-bytes", "RETR 4096"], File.ReadAllLines(folder["w/u_ex261125.log"])[^2..]);
    }

    [Fact]
    public async Task A_log_that_no_site_names_any_more_is_closed()
    {
        using TemporaryFolder folder = new();
        using ServerMetrics metrics = new();
        SiteSettings site = new() { Name = "a", PhysicalPath = "/", Logs = new() { Xferlog = folder["x"] } };
        await using LogFiles files = new(new FakeTimeProvider(Sample.At), metrics, NullLogger.Instance);
        files.For(site).Write(Sample.Download("/a"));

        await files.CloseUnusedAsync([site with { Logs = new() }]);

        Assert.Single(File.ReadAllLines(folder["x"]));
    }
}
