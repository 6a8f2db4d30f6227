using Glassport.Analysis.Model;
using Glassport.Analysis.Rendering;
using static Glassport.Analysis.Tests.Rendering.SampleExplanations;

namespace Glassport.Analysis.Tests.Rendering;

public sealed class ZeekRenderingTests
{
    private static readonly string[] Header =
    [
        "#separator \\x09", "#set_separator\t,", "#empty_field\t(empty)", "#unset_field\t-", "#path\tftp",
    ];

    [Fact]
    public void A_capture_without_conversations_is_a_log_without_lines()
    {
        string[] lines = Rendered.Lines(new ZeekRendering(), Empty());

        Assert.Equal(Header, lines[..5]);
        Assert.Equal(["#open\t1970-01-01-00-00-00", "#close\t1970-01-01-00-00-00"], [lines[5], lines[^1]]);
        Assert.Equal(9, lines.Length);
    }

    [Fact]
    public void An_active_session_reads_as_zeek_would_write_it()
    {
        string[] lines = Rendered.Lines(new ZeekRendering(), Active());

        Assert.Equal("#open\t2026-11-21-19-21-13", lines[5]);
        Assert.Equal(
            "1795288875.684775\tCX3jcZNXWDLXcbTKR3\t192.168.111.13\t49131\t192.168.111.15\t21\tftpuser\t<hidden>\tPORT\t192,168,111,13,192,42\t-\t-"
            + "\t200\tPORT command successful. Consider using PASV.\tF\t192.168.111.15\t192.168.111.13\t49194\t-",
            Assert.Single(lines, static line => line[0] != '#'));
        Assert.Equal("#close\t2026-11-21-19-21-17", lines[^1]);
    }

    [Fact]
    public void Every_line_has_as_many_fields_as_the_header_names()
    {
        string[] lines = Rendered.Lines(new ZeekRendering(), Transfers("a\tb", "x"));
        int fields = Array.Find(lines, static line => line.StartsWith("#fields", StringComparison.Ordinal))!.Split('\t').Length - 1;

        Assert.Equal(19, fields);
        Assert.Equal(fields, Array.Find(lines, static line => line.StartsWith("#types", StringComparison.Ordinal))!.Split('\t').Length - 1);
        Assert.All(lines.Where(static line => line[0] != '#'), line => Assert.Equal(fields, line.Split('\t').Length));
    }

    [Fact]
    public void A_session_that_only_logs_in_has_one_line_of_its_last_command()
    {
        string line = Assert.Single(Rendered.Lines(new ZeekRendering(), Explain([FailedConversation()])), static line => line[0] != '#');

        Assert.Equal(["bob", "<hidden>", "PASS", "<hidden>", "-", "-", "530", "Login incorrect: '•••'"], line.Split('\t')[6..14]);
    }

    [Fact]
    public void A_session_without_a_user_has_no_line()
    {
        Assert.DoesNotContain(Rendered.Lines(new ZeekRendering(), Explain([RefusedConversation()])), static line => line[0] != '#');
    }

    [Theory]
    [InlineData("anonymous", "me@example.org")]
    [InlineData("ftp", "me@example.org")]
    [InlineData("ftpuser", "<hidden>")]
    [InlineData("bob", "<hidden>")]
    public void The_password_of_a_guest_is_shown_and_any_other_is_not(string user, string expected)
    {
        Explanation explanation = Explain([ActiveConversation("", user, "me@example.org")]);
        string line = Assert.Single(Rendered.Lines(new ZeekRendering(), explanation), static line => line[0] != '#');

        Assert.Equal(expected, line.Split('\t')[7]);
        Assert.Contains("\tme@example.org\t", Rendered.Text(new ZeekRendering(), explanation, new() { ShowSecrets = true }));
    }

    [Fact]
    public void A_path_becomes_a_url_from_the_directory_that_the_client_is_in()
    {
        Assert.Equal("ftp://198.51.100.9/./file", Url("file"));
        Assert.Equal("ftp://198.51.100.9/./pub/file", Url("file", Ask("CWD", "pub", 20, 30, PhaseName.Files, Answer(250, "ok", 21, 30))));
        Assert.Equal("ftp://198.51.100.9/./file", Url("file", Ask("CWD", "pub", 20, 30, PhaseName.Files, Answer(550, "no", 21, 30))));
        Assert.Equal("ftp://198.51.100.9/home/a \"b\"/file", Url("file", Ask("PWD", "", 20, 30, PhaseName.Files, Answer(257, "\"/home/a \"\"b\"\"\" is current", 21, 30))));
        Assert.Equal("ftp://198.51.100.9/x", Url("../x", Ask("CWD", "/pub", 20, 30, PhaseName.Files, Answer(250, "ok", 21, 30))));
        Assert.Equal("ftp://198.51.100.9/x", Url("/../../x"));
        Assert.Equal("ftp://198.51.100.9/", Url("..", Ask("CWD", "/pub", 20, 30, PhaseName.Files, Answer(250, "ok", 21, 30))));
    }

    [Fact]
    public void A_directory_that_is_entered_for_ever_does_not_grow_for_ever()
    {
        Exchange[] many = [.. Enumerable.Range(0, 100).Select(i => Ask("CWD", new string('d', 200), 20 + i, 30, PhaseName.Files, Answer(250, "ok", 21, 30)))];

        Assert.InRange(Url("file", many).Length, 1000, 4096);
    }

    [Theory]
    [InlineData(null, "-")]
    [InlineData("", "(empty)")]
    [InlineData("-", "\\x2d")]
    [InlineData("(empty)", "\\x28empty)")]
    [InlineData("a\tb\r\n", "a\\x09b\\x0d\\x0a")]
    [InlineData("a\\b", "a\\x5cb")]
    [InlineData("文件", "文件")]
    [InlineData("\u2028\u0085", "\\xe2\\x80\\xa8\\xc2\\x85")]
    public void Fields_are_escaped(string? value, string expected)
    {
        Assert.Equal(expected, ZeekText.Field(value));
    }

    [Fact]
    public void Bytes_that_are_not_utf8_are_told_as_bytes()
    {
        Assert.Equal("\\xce\\xc4a", ZeekText.Field("\u00CE\u00C4a", bytes: true));
    }

    [Fact]
    public void The_same_connection_has_the_same_name_in_every_run_and_another_has_another()
    {
        string one = FlowIdentity.Of(End("192.0.2.1:1000"), End("192.0.2.2:21"), At(0)).Unique('C');

        Assert.Matches("^C[0-9A-Za-z]{17}$", one);
        Assert.Equal(one, FlowIdentity.Of(End("192.0.2.1:1000"), End("192.0.2.2:21"), At(0)).Unique('C'));
        Assert.NotEqual(one, FlowIdentity.Of(End("192.0.2.1:1000"), End("192.0.2.2:21"), At(1)).Unique('C'));
        Assert.NotEqual(one, FlowIdentity.Of(End("192.0.2.1:1001"), End("192.0.2.2:21"), At(0)).Unique('C'));
    }

    private static string Url(string argument, params Exchange[] before)
    {
        Conversation conversation = WithExchanges([.. before, Ask("DELE", argument, 900, 40, PhaseName.Files, Answer(250, "deleted", 901, 41))]);
        return Assert.Single(Rendered.Lines(new ZeekRendering(), Explain([conversation])), static line => line[0] != '#').Split('\t')[9];
    }

    private static Explanation Transfers(params string[] paths) => Explain([WithExchanges(
        [.. paths.Select((path, i) => Ask("RETR", path, 100 + i, 50, PhaseName.Download, Answer(550, $"{path}\t?", 200 + i, 51)))])]);
}
