using System.Buffers;
using System.Text;
using Glassport.Server.Records;
using Glassport.Server.Settings;
using Glassport.Server.Storage;

namespace Glassport.Server.Tests.Records;

public sealed class W3CFormatTests
{
    private static readonly W3CFormat Format = new(W3CFields.Initial);

    private static string Session => Sample.Student.Id.ToString();

    [Fact]
    public void A_file_begins_with_its_columns()
    {
        ArrayBufferWriter<byte> output = new();
        Format.WriteHeader(Sample.At, output);

        Assert.Equal(
            "#Software: Glassport\r\n#Version: 1.0\r\n#Date: 2026-11-25 20:01:13\r\n" +
            "#Fields: date time c-ip cs-username s-ip s-port cs-method cs-uri-stem sc-status sc-win32-status sc-substatus x-session x-fullpath\r\n",
            Encoding.UTF8.GetString(output.WrittenSpan));
    }

    [Fact]
    public void Each_day_has_its_file_in_UTC() => Assert.Equal(
        Path.Combine("logs", "u_ex261126.log"), Format.FileFor("logs", new DateTimeOffset(2026, 11, 25, 23, 30, 0, TimeSpan.FromHours(-5))));

    [Fact]
    public void A_session_in_the_words_of_IIS()
    {
        string text = FormatText.Of(
            Format,
            new SessionRecord(Sample.Nobody, Sample.At, IsOpen: true),
            Sample.Command("USER", "student", 331, session: Sample.Nobody),
            Sample.Command("PASS", "***", 230),
            Sample.Download("/pub/a b.txt"),
            Sample.Command("RETR", "a b.txt", 226, "/pub/a b.txt"),
            Sample.Command("RETR", "gone", 550, "/pub/gone") with { Error = StorageError.NotFound },
            new SessionRecord(Sample.Student, Sample.At, IsOpen: false));

        Assert.Equal(
            $"""
            2026-11-25 20:01:13 192.168.1.1 - 192.168.1.2 21 ControlChannelOpened - - 0 0 {Session} -
            2026-11-25 20:01:13 192.168.1.1 - 192.168.1.2 21 USER student 331 0 0 {Session} -
            2026-11-25 20:01:13 192.168.1.1 student 192.168.1.2 21 PASS *** 230 0 0 {Session} -
            2026-11-25 20:01:12 192.168.1.1 student 192.168.1.2 40000 DataChannelOpened - - 0 0 {Session} -
            2026-11-25 20:01:13 192.168.1.1 student 192.168.1.2 40000 DataChannelClosed - - 0 0 {Session} -
            2026-11-25 20:01:13 192.168.1.1 student 192.168.1.2 21 RETR a+b.txt 226 0 0 {Session} /pub/a+b.txt
            2026-11-25 20:01:13 192.168.1.1 student 192.168.1.2 21 RETR gone 550 2 0 {Session} /pub/gone
            2026-11-25 20:01:13 192.168.1.1 student 192.168.1.2 21 ControlChannelClosed - - 0 0 {Session} -

            """.ReplaceLineEndings("\r\n"),
            text);
    }

    [Fact]
    public void Other_columns_can_be_chosen() => Assert.Equal(
        "50001 21 4096 10 15 ftp.example.org\r\n",
        FormatText.Of(
            new W3CFormat(["c-port", "s-port", "sc-bytes", "cs-bytes", "time-taken", "cs-host"]),
            Sample.Command("RETR", "a", 226, "/a", Sample.Student with { HostName = "ftp.example.org" }) with { BytesOut = 4096, BytesIn = 10, Duration = TimeSpan.FromMilliseconds(15) }));

    [Fact]
    public void Every_column_has_a_value()
    {
        string text = FormatText.Of(new W3CFormat(W3CFields.All), Sample.Command("RETR", "a", 550, "/a") with { Error = StorageError.NotFound });

        string[] columns = text.TrimEnd().Split(' ');
        Assert.Equal(W3CFields.All.Length, columns.Length);
        Assert.Equal("NotFound", columns[^1]);
        Assert.Subset(W3CFields.All.ToHashSet(), W3CFields.Initial.ToHashSet());
    }

    [Fact]
    public void Arguments_cannot_add_a_column_or_a_line()
    {
        string text = FormatText.Of(
            Format,
            Sample.Command("DELE", "a\r\n#Fields: date\u001b[31m\t\"+%\u202E\uDCE9", 250, "/a\n", Sample.Student with { User = "e v\n" }));

        string line = Assert.Single(text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries));
        Assert.DoesNotContain('\n', line);
        string[] columns = line.Split(' ');
        Assert.Equal(W3CFields.Initial.Length, columns.Length);
        Assert.Equal("a%0D%0A#Fields:+date%1B[31m%09%22%2B%25%E2%80%AE%E9", columns[7]);
        Assert.Equal("e+v%0A", columns[3]);
    }
}
