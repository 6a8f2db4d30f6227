using Glassport.Server.Records;

namespace Glassport.Server.Tests.Records;

/// <summary>The expected lines are vsftpd 3.0.3's for the same events.</summary>
public sealed class VsftpdLogFormatTests
{
    private const string Begin = "Wed Nov 25 20:01:13 2026 [pid 3] ";
    private static readonly VsftpdLogFormat Format = new(TimeZoneInfo.Utc, dialogue: true);

    [Fact]
    public void A_connection() => Check("CONNECT: Client \"192.168.1.1\"", new SessionRecord(Sample.Nobody, Sample.At, IsOpen: true));

    [Fact]
    public void Its_end_is_not_told() => Assert.Empty(FormatText.Of(Format, new SessionRecord(Sample.Nobody, Sample.At, IsOpen: false)));

    [Fact]
    public void Logins()
    {
        Check("[student] OK LOGIN: Client \"192.168.1.1\"", new LoginRecord(Sample.Student, Sample.At, true));
        Check("[student] FAIL LOGIN: Client \"192.168.1.1\"", new LoginRecord(Sample.Student, Sample.At, false, "wrong password"));
        Check("[ftp] OK LOGIN: Client \"192.168.1.1\", anon password \"me@x_y.org\"", new LoginRecord(Sample.Guest, Sample.At, true));
    }

    [Fact]
    public void Transfers()
    {
        Check("[student] OK DOWNLOAD: Client \"192.168.1.1\", \"/a.txt\", 111 bytes, 1.23Kbyte/sec", Sample.Download("/a.txt"));
        Check(
            "[student] OK UPLOAD: Client \"192.168.1.1\", \"/e\", 0 bytes, 0.00Kbyte/sec",
            Sample.Download("/e") with { Direction = TransferDirection.Upload, Bytes = 0 });
        Check(
            "[student] FAIL DOWNLOAD: Client \"192.168.1.1\", \"/nope.txt\", 0.00Kbyte/sec",
            Sample.Download("/nope.txt") with { Bytes = 0, Outcome = TransferOutcome.Failed });
        Check(
            "[student] FAIL DOWNLOAD: Client \"192.168.1.1\", \"/big\", 65536 bytes, 640.00Kbyte/sec",
            Sample.Download("/big") with { Bytes = 65536, Outcome = TransferOutcome.Aborted, Duration = TimeSpan.Zero });
    }

    [Fact]
    public void Operations_on_files()
    {
        Check("[student] OK MKDIR: Client \"192.168.1.1\", \"/up/d\"", Sample.Command("MKD", "d", 257, "/up/d"));
        Check("[student] FAIL UPLOAD: Client \"192.168.1.1\", \"/up/new\", 0.00Kbyte/sec", Sample.Command("STOR", "new", 553, "/up/new"));
        Check("[student] FAIL MKDIR: Client \"192.168.1.1\", \"/up/d\"", Sample.Command("XMKD", "d", 550, "/up/d"));
        Check("[student] OK RMDIR: Client \"192.168.1.1\", \"/up/d\"", Sample.Command("RMD", "d", 250, "/up/d"));
        Check("[student] FAIL DELETE: Client \"192.168.1.1\", \"/c\"", Sample.Command("DELE", "c", 550, "/c"));
        Check("[student] OK RENAME: Client \"192.168.1.1\", \"/up/b.bin /up/c.bin\"", Sample.Command("RNTO", "c", 250, "/up/c.bin") with { RenamedFrom = "/up/b.bin" });
        Check("[student] FAIL RENAME: Client \"192.168.1.1\", \"/up/q\"", Sample.Command("RNFR", "q", 550, "/up/q"));
        Check("[student] OK CHMOD: Client \"192.168.1.1\", \"/a\"", Sample.Command("SITE", "CHMOD 644 a", 200, "/a"));
        Assert.Empty(FormatText.Of(Format, Sample.Command("RNFR", "q", 350, "/up/q"), Sample.Command("NOOP", null, 200), Sample.Command("CWD", "a", 250, "/a")));
    }

    [Fact]
    public void The_dialogue_when_it_is_asked_for()
    {
        DialogueRecord command = new(Sample.Nobody, Sample.At, IsReply: false, "USER bob");

        Check("FTP command: Client \"192.168.1.1\", \"USER bob\"", command);
        Check("[student] FTP command: Client \"192.168.1.1\", \"PASS <password>\"", new DialogueRecord(Sample.Student, Sample.At, false, "PASS ***"));
        Check("[student] FTP response: Client \"192.168.1.1\", \"230 Login successful.\"", new DialogueRecord(Sample.Student, Sample.At, true, "230 Login successful."));
        Assert.False(new VsftpdLogFormat(TimeZoneInfo.Utc, dialogue: false).Kinds.HasFlag(RecordKinds.Dialogue));
    }

    [Fact]
    public void Names_and_users_cannot_forge_a_line()
    {
        string text = FormatText.Of(
            Format,
            Sample.Download("/x\", 1 bytes\nWed Nov 25 20:01:13 2026 [pid 1] [root] OK LOGIN: Client \"1.2.3.4\"\u001b[2J"),
            new LoginRecord(Sample.Student with { User = "a] OK\r\n" }, Sample.At, false),
            new DialogueRecord(Sample.Nobody, Sample.At, false, "NOOP \u001b]0;title\u0007"));

        string[] lines = text.Split('\n');
        Assert.Equal(4, lines.Length);
        Assert.DoesNotContain(text, letter => char.IsControl(letter) && letter != '\n');
        Assert.Contains(@"/x\"", 1 bytes\x0aWed Nov 25", lines[0], StringComparison.Ordinal);
        Assert.Equal(Begin + @"[a] OK\x0d\x0a] FAIL LOGIN: Client ""192.168.1.1""", lines[1]);
    }

    private static void Check(string expected, LogRecord record) => Assert.Equal($"{Begin}{expected}\n", FormatText.Of(Format, record));
}
