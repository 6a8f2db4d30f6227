using Glassport.Analysis.Story;
using Glassport.App.Diagnoses;
using Glassport.Client;

namespace Glassport.App.Tests.Diagnoses;

/// <summary><c>--explain</c>: what was tried, why it failed, what to do.</summary>
public sealed class ExplainingTests
{
    private static readonly FtpAddress Address = new(TlsMode.None, "ftp.example.org", 21, null, null, "", null);

    [Fact]
    public async Task A_failure_is_told_with_what_was_tried_and_what_to_do()
    {
        Explaining explaining = new(Language.English, always: false);
        var log = explaining.Begin(Address);
        ServerReply refusal = new(530, ["530 Login \x1b[31mincorrect"]);
        log.Write(new SessionEvent.Connected(System.Net.IPEndPoint.Parse("127.0.0.1:21"), System.Net.IPEndPoint.Parse("127.0.0.1:50000")));
        log.Write(new SessionEvent.Reply(new(220, ["220 hi"])));
        log.Write(new SessionEvent.Command("USER ada"));
        log.Write(new SessionEvent.Reply(new(331, ["331 pw"])));
        log.Write(new SessionEvent.Command("PASS ****"));
        log.Write(new SessionEvent.Reply(refusal));
        StringWriter told = new();

        await explaining.TellAsync(new(FailureKind.Login, "no", refusal), told);

        string text = told.ToString();
        Assert.Contains("1. Connected to 127.0.0.1:21 from 127.0.0.1:50000; the server said: 220 hi", text, StringComparison.Ordinal);
        Assert.Contains("2. Login as ada: 530 Login", text, StringComparison.Ordinal);
        Assert.Contains("[warning] login-failed", text, StringComparison.Ordinal);
        Assert.Contains("What to do: Check the user name", text, StringComparison.Ordinal);
        Assert.DoesNotContain('\x1b', text);
    }

    [Fact]
    public async Task The_session_that_failed_is_told_and_not_the_last_that_began()
    {
        Explaining explaining = new(Language.English, always: false);
        ServerReply refusal = new(550, ["550 gone"]);
        var first = explaining.Begin(Address);
        first.Write(new SessionEvent.Command("SIZE a"));
        first.Write(new SessionEvent.Reply(refusal));
        explaining.Begin(Address).Write(new SessionEvent.Command("SIZE other"));
        StringWriter told = new();

        await explaining.TellAsync(new(FailureKind.NoSuchFile, "no", refusal), told);

        Assert.Contains("SIZE a: 550 gone", told.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("other", told.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_session_that_went_well_is_told_only_when_that_was_asked_for()
    {
        StringWriter silent = new(), told = new();
        Explaining asked = new(Language.Chinese, always: true), unasked = new(Language.Chinese, always: false);
        asked.Begin(Address);
        unasked.Begin(Address);

        await asked.TellAsync(null, told);
        await unasked.TellAsync(null, silent);

        Assert.Contains("一切顺利", told.ToString(), StringComparison.Ordinal);
        Assert.Empty(silent.ToString());
    }

    [Fact]
    public void Of_a_long_session_the_beginning_and_the_end_are_kept()
    {
        SessionLog log = new(Address);
        for (int i = 0; i < 5000; i++)
            log.Write(new SessionEvent.Command($"NOOP {i}"));

        var lines = log.Events.OfType<SessionEvent.Command>().Select(static one => one.Line).ToArray();

        Assert.True(lines.Length <= 1000);
        Assert.Equal("NOOP 0", lines[0]);
        Assert.Equal("NOOP 4999", lines[^1]);
    }
}
