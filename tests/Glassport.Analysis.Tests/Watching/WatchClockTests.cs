using System.Threading.Channels;
using Glassport.Analysis.Rendering;
using Glassport.Analysis.Tests.Golden;
using Glassport.Analysis.Watching;
using Glassport.Packets;
using Glassport.TestKit;
using Microsoft.Extensions.Time.Testing;

namespace Glassport.Analysis.Tests.Watching;

/// <summary>What is told when no packet comes any more and only the clock goes on.</summary>
public sealed class WatchClockTests : IWatcher
{
    private readonly FakeTimeProvider time = new();
    private readonly Channel<string> told = Channel.CreateUnbounded<string>();
    private readonly TaskCompletionSource read = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long packets;

    [Fact]
    public async Task The_end_of_a_session_is_told_a_second_later()
    {
        await WatchAsync(
            """
            client 192.0.2.1:50000
            server 192.0.2.2:21
            S> 220 ready
            C> QUIT
            S> 221 bye
            """,
            async () =>
            {
                Assert.Equal("The session begins: 220 ready.", await told.Reader.ReadAsync());
                await PassAsync(TimeSpan.FromMilliseconds(750));
                Assert.False(told.Reader.TryRead(out _));
                await PassAsync(TimeSpan.FromMilliseconds(500));
                Assert.EndsWith("The session ended with QUIT.", await told.Reader.ReadAsync(), StringComparison.Ordinal);
            });
    }

    [Fact]
    public async Task A_session_of_which_nothing_is_heard_is_given_up()
    {
        await WatchAsync(
            """
            client 192.0.2.1:50000
            server 192.0.2.2:21
            S> 220 ready
            stay open
            """,
            async () =>
            {
                Assert.Equal("The session begins: 220 ready.", await told.Reader.ReadAsync());
                await PassAsync(TimeSpan.FromMinutes(15));
                Assert.False(told.Reader.TryRead(out _));
                await PassAsync(TimeSpan.FromSeconds(3));
                Assert.Contains("Nothing has been heard of it for long", await told.Reader.ReadAsync(), StringComparison.Ordinal);
            });
    }

    [Fact]
    public async Task A_data_connection_that_nobody_answers_is_found_without_another_packet()
    {
        await WatchAsync(
            """
            client 192.0.2.1:50000
            server 192.0.2.2:21
            S> 220 ready
            C> PORT 192,0,2,1,195,81
            S> 200 well
            C> LIST
            D blocked 192.0.2.2:20 -> 192.0.2.1:50001
            stay open
            """,
            async () =>
            {
                Assert.Equal("The session begins: 220 ready.", await told.Reader.ReadAsync());
                await PassAsync(TimeSpan.FromSeconds(2));
                Assert.StartsWith("[error] active-data-blocked: ", await told.Reader.ReadAsync(), StringComparison.Ordinal);
            });
    }

    public ValueTask HappenedAsync(WatchEvent happened, CancellationToken cancellationToken) => told.Writer.WriteAsync(WatchLine.Text(happened, new()), cancellationToken);

    public ValueTask CaughtUpAsync(CancellationToken cancellationToken) => ValueTask.CompletedTask;

    public ValueTask SeenAsync(WatchPicture picture, CancellationToken cancellationToken)
    {
        if (picture.Packets == packets)
            read.TrySetResult();
        pictures?.TrySetResult();
        return ValueTask.CompletedTask;
    }

    private TaskCompletionSource? pictures;

    // Each tick of the watch is waited for: it takes a picture.
    private async Task PassAsync(TimeSpan span)
    {
        TimeSpan tick = TimeSpan.FromMilliseconds(250);
        for (TimeSpan passed = TimeSpan.Zero; passed < span; passed += tick)
        {
            pictures = new(TaskCreationOptions.RunContinuationsAsynchronously);
            time.Advance(tick);
            await pictures.Task;
        }
    }

    private async Task WatchAsync(string transcript, Func<Task> check)
    {
        IReadOnlyList<Frame> frames = Watched.Frames(TranscriptCapture.Build(transcript));
        packets = frames.Count;
        using CancellationTokenSource stop = new();
        await using SilentSource source = new(frames);
        Task watching = Watched.OfAsync(source, new() { Watcher = this, Time = time, PictureEvery = TimeSpan.Zero, Stop = stop.Token });
        await read.Task;
        await check();
        await stop.CancelAsync();
        await watching;
    }

    /// <summary>Gives packets, and then nothing.</summary>
    private sealed class SilentSource(IReadOnlyList<Frame> frames) : IPacketSource
    {
        private readonly FrameSource inner = new(frames);

        public SourceFacts Facts => inner.Facts;

        public (long Read, long? Total) Progress => inner.Progress;

        public async ValueTask<bool> ReadAsync(PacketBatch batch, CancellationToken cancellationToken)
        {
            if (await inner.ReadAsync(batch, cancellationToken))
                return true;
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
            return false;
        }

        public ValueTask DisposeAsync() => inner.DisposeAsync();
    }
}
