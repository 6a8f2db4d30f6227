namespace Glassport.Client.Tests;

/// <summary>What gives or takes no bytes and does not hear of a cancellation, as standard input and output: it holds nobody up for ever.</summary>
public sealed class StuckStreamTests
{
    private const string Asked = ScriptedServer.Login + "C> TYPE I\nS> 200 ok\nC> PASV\nS> 227 ({data})\n";

    [Fact]
    public async Task Who_gives_up_waiting_for_what_is_to_be_sent_keeps_the_session()
    {
        await using ScriptedServer server = new($"{Asked}C> STOR a\nS> 150 go\nD< hello\nD close\nC> ABOR\nS> 426 cut\nS> 226 aborted\nC> PWD\nS> 257 \"/here\"");
        await using var client = await server.LoginAsync(ScriptedServer.Patient with { StallTimeout = TimeSpan.FromMinutes(5) });
        using CancellationTokenSource enough = new();
        StuckStream source = new("hello"u8.ToArray());

        var upload = client.UploadAsync(source, "a", TransferRequest.Whole, enough.Token);
        await source.Stuck;
        await enough.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => upload);
        Assert.Equal("/here", await client.WorkingDirectoryAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Who_gives_up_waiting_for_what_takes_no_more_keeps_the_session()
    {
        await using ScriptedServer server = new($"{Asked}C> RETR a\nS> 150 go\nD> hello\nD close\nC> ABOR\nS> 226 sent\nS> 226 nothing to abort\nC> PWD\nS> 257 \"/here\"");
        await using var client = await server.LoginAsync(ScriptedServer.Patient with { StallTimeout = TimeSpan.FromMinutes(5) });
        using CancellationTokenSource enough = new();
        StuckStream target = new([]);

        var download = client.DownloadAsync("a", target, TransferRequest.Whole, enough.Token);
        await target.Stuck;
        await enough.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => download);
        Assert.Equal("/here", await client.WorkingDirectoryAsync(CancellationToken.None));
    }

    [Fact]
    public async Task An_upload_of_which_nothing_comes_any_more_is_cut()
    {
        await using ScriptedServer server = new($"{Asked}C> STOR a\nS> 150 go\nD< hello\nD close\nS> 226 stored");
        await using var client = await server.LoginAsync(ScriptedServer.Patient with { StallTimeout = TimeSpan.FromSeconds(0.5) });

        var failure = await Assert.ThrowsAsync<FtpException>(
            () => client.UploadAsync(new StuckStream("hello"u8.ToArray()), "a", TransferRequest.Whole, CancellationToken.None));

        Assert.Equal(FailureKind.TransferCut, failure.Kind);
    }

    [Fact]
    public async Task A_refusal_ends_the_wait_for_what_is_to_be_sent()
    {
        await using ScriptedServer server = new($"{Asked}C> STOR a\nS> 150 go\nS> 552 quota");
        await using var client = await server.LoginAsync(ScriptedServer.Patient with { StallTimeout = TimeSpan.FromMinutes(5) });

        var failure = await Assert.ThrowsAsync<FtpException>(() => client.UploadAsync(new StuckStream([]), "a", TransferRequest.Whole, CancellationToken.None));

        Assert.Equal(FailureKind.Refused, failure.Kind);
    }

    // Gives some bytes and then none; takes none.
    private sealed class StuckStream(byte[] first) : MemoryStream
    {
        private readonly TaskCompletionSource stuck = new();
        private readonly TaskCompletionSource<int> never = new();
        private bool isGiven = first.Length == 0;

        public Task Stuck => stuck.Task;

        public override bool CanSeek => false;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (isGiven)
            {
                stuck.TrySetResult();
                return new(never.Task);
            }

            isGiven = true;
            first.CopyTo(buffer);
            return new(first.Length);
        }

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            stuck.TrySetResult();
            return new(never.Task);
        }
    }
}
