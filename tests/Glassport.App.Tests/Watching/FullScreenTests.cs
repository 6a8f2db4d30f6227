using System.Text;
using Glassport.Analysis;
using Glassport.Analysis.Story;
using Glassport.Analysis.Watching;
using Glassport.App.Watching.Screen;
using Glassport.Capture;
using Glassport.Packets;
using Glassport.TestKit;

namespace Glassport.App.Tests.Watching;

/// <summary>The full screen on a surface of given size.</summary>
public sealed class FullScreenTests
{
    [Fact]
    public async Task A_session_is_shown_with_its_transfer_what_happened_and_what_was_found_as_the_document_shows_it()
    {
        string document = File.ReadAllText(Repository.PathOf("docs", "watch.md"));
        string shown = document[document.IndexOf("## The full screen", StringComparison.Ordinal)..].Split("```text\n")[1].Split("\n```")[0];
        Assert.Equal(shown, await AfterAsync(44, 110, 16));
    }

    [Fact]
    public async Task A_small_screen_shows_what_fits() => Assert.Equal(
        """
         Glassport · eth0 · 20:01:16 UTC · 44 p…
         1 open of 1 sessions · logins 1 · tran…
         Sessions
         c1    ftpuser        192.168.111.13:49…
                b.txt  [....................] 0…
         Findings
         20:01:15 c1    [warning] cleartext-pas…
         q or Ctrl-C ends

        """,
        await AfterAsync(44, 40, 9));

    [Fact]
    public async Task Three_rows_are_room_for_the_counts() => Assert.Equal(
        """
         Glassport · eth0 · 20:01:16 UTC · 44 packets
         1 open of 1 sessions · logins 1 · transfers 1 · ↓ 14 B ↑ 0…

        """,
        await AfterAsync(44, 60, 3));

    [Fact]
    public async Task It_speaks_Chinese() => Assert.Equal(
        """
         Glassport · eth0 · 20:01:16 UTC · 44 个包
         会话 1，打开 1 · 登录 1 · 传输 1 · ↓ 14 B ↑ 0 B · 警告 1
         会话
         c1    ftpuser        192.168.111.13:49131 → 192.168.111… 3 s      RETR b.txt
                b.txt  [....................] 0 %  0 B  0 B/s
         最近
         20:01:13 c1    会话开始：220 (vsFTPd 3.0.3)。
         20:01:15 c1    用户 “ftpuser” 登录成功：230 Login successful。
         20:01:15 c1    列出文件（NLST）：14 字节，用时 6.395 毫秒（2.1 KiB/s），226 Directory se…


         发现
         20:01:15 c1    [warning] cleartext-password: 口令以明文在网络上传送（15 号包）
         按 q 或 Ctrl-C 结束
        """,
        await AfterAsync(44, 90, 14, Language.Chinese));

    [Fact]
    public async Task Painting_what_changed_shows_the_same_as_painting_all()
    {
        Painter painter = new(90, 14);
        await WatchAsync("first-article.pcapng", painter);
        Assert.Equal(58, painter.Pictures);
        Assert.Equal(" none open", painter.Terminal.Shown[3]);
    }

    [Fact]
    public async Task The_terminal_is_left_as_it_was()
    {
        using MemoryStream sent = new();
        FullScreen screen = new(sent, static () => (90, 14), "first-article.pcapng", new() { Colour = true });
        await WatchAsync("first-article.pcapng", screen);
        await screen.DisposeAsync();
        PaintedScreen terminal = new(90, 14);
        string text = Encoding.UTF8.GetString(sent.ToArray());
        terminal.Write(text);

        Assert.StartsWith(ScreenPainter.Enter, text, StringComparison.Ordinal);
        Assert.EndsWith(ScreenPainter.Leave, text, StringComparison.Ordinal);
        Assert.False(terminal.IsOther);
        Assert.True(terminal.IsCursorShown);
        Assert.Equal(
            [
                "2026-11-21T20:01:15.083Z c1 192.168.111.13:49131 → 192.168.111.15:21 #16 [warning] cleartext-password: The password crossed the network readable (packet 15)",
                "57 packets · 0 open of 1 sessions · logins 1 · transfers 2 · ↓ 125 B ↑ 0 B · 1 warning",
            ],
            screen.Rest(new()));
    }

    [Fact]
    public async Task A_terminal_that_takes_nothing_holds_nobody_up()
    {
        using StuckStream stuck = new();
        FullScreen screen = new(stuck, static () => (90, 14), "first-article.pcapng", new());
        await WatchAsync("first-article.pcapng", screen);
        await screen.DisposeAsync();
    }

    [Fact]
    public void A_name_from_the_wire_cannot_steer_the_terminal()
    {
        Endpoint end = new(default, 21);
        WatchPicture picture = new()
        {
            Time = default,
            Packets = 1,
            Dropped = 2,
            Open = 1,
            Sessions = 1,
            GivenUp = 3,
            Shown = [new(new("c1", end, end, "a\u001b[2Jb"), false, false, "RETR \u001b]0;x\u0007", default, default, [new("RETR", "\u202eexe", 10, 100, 5)])],
        };
        string rows = string.Join('\n', new BoardLayout(new WatchBoard(new()), picture, "x", 200, 20).Rows().Select(static row => row.Styled));

        Assert.DoesNotContain("\u001b[2J", rows, StringComparison.Ordinal);
        Assert.DoesNotContain("\u001b]", rows, StringComparison.Ordinal);
        Assert.DoesNotContain("\u202e", rows, StringComparison.Ordinal);
        Assert.Contains("2 dropped · 3 given up", rows, StringComparison.Ordinal);
    }

    private static async Task<string> AfterAsync(long packet, int width, int height, Language language = Language.English)
    {
        Recorder recorder = new(packet, width, height, language);
        await WatchAsync("first-article.pcapng", recorder);
        return string.Join('\n', recorder.Rows.Select(static row => row.TrimEnd()));
    }

    private static async Task WatchAsync(string sample, IWatcher watcher)
    {
        await using OneByOne source = new(await CaptureFiles.OpenAsync([Repository.PathOf("samples", sample)], null, default));
        await Explainer.RunAsync(source, new() { Watch = new() { Watcher = watcher, PictureEvery = TimeSpan.Zero }, KeepConversations = false }, null, default);
    }

    /// <summary>Lays out how things stood after a packet.</summary>
    private sealed class Recorder(long packet, int width, int height, Language language) : IWatcher
    {
        private readonly WatchBoard board = new(new() { Language = language });

        public IReadOnlyList<string> Rows { get; private set; } = [];

        public ValueTask HappenedAsync(WatchEvent happened, CancellationToken cancellationToken)
        {
            board.Add(happened);
            return default;
        }

        public ValueTask CaughtUpAsync(CancellationToken cancellationToken) => default;

        public ValueTask SeenAsync(WatchPicture picture, CancellationToken cancellationToken)
        {
            if (picture.Packets != packet)
                return default;
            IReadOnlyList<ScreenRow> rows = new BoardLayout(board, picture, "eth0", width, height).Rows();
            PaintedScreen screen = new(width, height);
            screen.Write(new ScreenPainter(isColoured: true).Paint(rows, width, height));
            Rows = screen.Shown;
            return default;
        }
    }

    /// <summary>Paints each picture over the one before.</summary>
    private sealed class Painter(int width, int height) : IWatcher
    {
        private readonly WatchBoard board = new(new());
        private readonly ScreenPainter painter = new(isColoured: true);

        public PaintedScreen Terminal { get; } = new(width, height);

        public int Pictures { get; private set; }

        public ValueTask HappenedAsync(WatchEvent happened, CancellationToken cancellationToken)
        {
            board.Add(happened);
            return default;
        }

        public ValueTask CaughtUpAsync(CancellationToken cancellationToken) => default;

        public ValueTask SeenAsync(WatchPicture picture, CancellationToken cancellationToken)
        {
            Pictures++;
            IReadOnlyList<ScreenRow> rows = new BoardLayout(board, picture, "eth0", width, height).Rows();
            Terminal.Write(painter.Paint(rows, width, height));
            Assert.Equal(rows.Select(static row => row.Plain.TrimEnd()), Terminal.Shown);
            return default;
        }
    }

    /// <summary>A terminal that is held.</summary>
    private sealed class StuckStream : MemoryStream
    {
        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
    }

    /// <summary>Gives packets one by one.</summary>
    private sealed class OneByOne(IPacketSource inner) : IPacketSource
    {
        private readonly PacketBatch one = new(1);

        public SourceFacts Facts => inner.Facts;

        public (long Read, long? Total) Progress => inner.Progress;

        public async ValueTask<bool> ReadAsync(PacketBatch batch, CancellationToken cancellationToken)
        {
            bool any = await inner.ReadAsync(one, cancellationToken);
            (batch.Bytes, batch.Count) = (one.Bytes, one.Count);
            batch.Packets[0] = one.Packets[0];
            return any;
        }

        public ValueTask DisposeAsync() => inner.DisposeAsync();
    }
}
