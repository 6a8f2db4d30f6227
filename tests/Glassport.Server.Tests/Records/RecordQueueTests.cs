using Glassport.Server.Records;

namespace Glassport.Server.Tests.Records;

public sealed class RecordQueueTests
{
    [Fact]
    public async Task What_waits_is_written_when_the_queue_is_closed()
    {
        SlowTarget target = new();
        using ServerMetrics metrics = new();
        await using (RecordQueue queue = new(target, metrics))
        {
            for (int i = 0; i < 1000; i++)
                queue.Write(Sample.Download($"/{i}"));
            target.Release();
        }

        Assert.Equal(Enumerable.Range(0, 1000).Select(i => $"/{i}"), target.Written);
        Assert.True(target.IsFlushed);
    }

    [Fact]
    public async Task A_target_that_hangs_holds_no_session_and_what_is_lost_is_counted()
    {
        SlowTarget target = new();
        using ServerMetrics metrics = new();
        await using (RecordQueue queue = new(target, metrics, capacity: 10))
        {
            queue.Write(Sample.Download("/first"));
            await target.Reached;
            for (int i = 0; i < 25; i++)
                queue.Write(Sample.Download($"/{i}"));
            target.Release();
        }

        Assert.Equal(11, target.Written.Count);
        Assert.Equal(15, target.LostCount);
    }

    [Fact]
    public void A_site_without_logs_takes_no_record() => Assert.Equal(RecordKinds.None, SessionLogs.None.Kinds);

    [Fact]
    public async Task Each_log_gets_the_records_that_it_takes()
    {
        SlowTarget transfers = new();
        SlowTarget logins = new() { Kinds = RecordKinds.Logins };
        using ServerMetrics metrics = new();
        await using (RecordQueue first = new(transfers, metrics))
        await using (RecordQueue second = new(logins, metrics))
        {
            transfers.Release();
            logins.Release();
            SessionLogs logs = new([first, second]);
            logs.Write(Sample.Download("/a"));

            Assert.Equal(RecordKinds.Transfers | RecordKinds.Logins, logs.Kinds);
        }

        Assert.Equal(["/a"], transfers.Written);
        Assert.Empty(logins.Written);
    }

    /// <summary>A target that waits at its first record until it is released.</summary>
    private sealed class SlowTarget : ILogTarget
    {
        private readonly TaskCompletionSource reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly ManualResetEventSlim gate = new();

        public RecordKinds Kinds { get; init; } = RecordKinds.Transfers;

        public List<string> Written { get; } = [];

        public long LostCount { get; private set; }

        public bool IsFlushed { get; private set; }

        public Task Reached => reached.Task;

        public void Release() => gate.Set();

        public void Write(LogRecord record)
        {
            reached.TrySetResult();
            gate.Wait();
            Written.Add(((TransferRecord)record).VirtualPath);
            IsFlushed = false;
        }

        public void Lost(long count) => LostCount += count;

        public void Flush() => IsFlushed = true;

        public void Reopen() => IsFlushed = false;

        public void Dispose() => gate.Dispose();
    }
}
