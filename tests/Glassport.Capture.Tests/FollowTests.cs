using System.Collections.Concurrent;
using Glassport.Packets;
using Glassport.Packets.Link;

namespace Glassport.Capture.Tests;

/// <summary>A capture file that another program still writes.</summary>
public sealed class FollowTests : IAsyncDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("glassport-test-");
    private readonly ConcurrentQueue<string> notes = new();
    private readonly PacketBatch batch = new(16);
    private IPacketSource? source;

    private string Path => System.IO.Path.Combine(folder.FullName, "growing.pcap");

    public async ValueTask DisposeAsync()
    {
        if (source is not null)
            await source.DisposeAsync();
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Packets_are_given_as_they_are_written_wherever_the_writes_end()
    {
        byte[] file = Pcap(1, 2, 3);
        await using FileStream writer = Writer();
        Follow();
        List<byte> seen = [];
        foreach (byte each in file)
        {
            await writer.WriteAsync(new[] { each });
            if (writer.Length is var length && length > 24 && (length - 24) % 20 == 0)
                seen.AddRange(await NextAsync());
        }

        Assert.Equal([1, 2, 3], seen);
        Assert.Empty(notes);
    }

    [Fact]
    public async Task Nothing_ends_it_but_who_reads()
    {
        await using FileStream writer = Writer();
        await writer.WriteAsync(Pcap(1));
        Follow();
        Assert.Equal([1], await NextAsync());
        using CancellationTokenSource stop = new();
        ValueTask<bool> waiting = source!.ReadAsync(batch, stop.Token);
        Assert.False(waiting.IsCompleted);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await waiting);
    }

    [Fact]
    public async Task A_truncated_file_is_read_anew()
    {
        await using FileStream writer = Writer();
        await writer.WriteAsync(Pcap(1, 2));
        Follow();
        Assert.Equal([1, 2], await NextAsync());
        Task<byte[]> next = NextAsync();
        writer.SetLength(0);
        writer.Position = 0;
        await UntilAsync(() => notes.TryPeek(out _));
        await writer.WriteAsync(Pcap(3));

        Assert.Equal([3], await next);
        Assert.Equal("growing.pcap was truncated: it is read from its beginning.", Assert.Single(notes));
        Assert.Equal(3, batch.Packets[0].Number);
    }

    [Fact]
    public async Task A_renamed_file_is_read_to_its_end_before_the_one_that_takes_its_place()
    {
        await using FileStream old = Writer();
        await old.WriteAsync(Pcap(1));
        Follow();
        Assert.Equal([1], await NextAsync());
        File.Move(Path, Path + ".1");
        await old.WriteAsync(Pcap(2).AsMemory(24));
        Assert.Equal([2], await NextAsync());
        Task<byte[]> next = NextAsync();
        await using FileStream fresh = Writer();
        await fresh.WriteAsync(Pcap(3));

        Assert.Equal([3], await next);
        Assert.Equal("growing.pcap was replaced: the new file is read from its beginning.", Assert.Single(notes));
    }

    [Fact]
    public async Task A_damaged_file_is_told_and_its_successor_read()
    {
        await using FileStream old = Writer();
        await old.WriteAsync(Pcap(1));
        await old.WriteAsync(Enumerable.Repeat((byte)0xFF, 16).ToArray());
        Follow();
        Assert.Equal([1], await NextAsync());
        Task<byte[]> next = NextAsync();
        await UntilAsync(() => notes.TryPeek(out _));
        File.Delete(Path);
        await using FileStream fresh = Writer();
        await fresh.WriteAsync(Pcap(2));

        Assert.Equal([2], await next);
        Assert.Contains("damaged at byte 44", notes.First(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Dear diary, this is no capture", "is not a capture")]
    [InlineData("\u001f\u008b..............", "is compressed with gzip")]
    public async Task What_is_no_capture_is_an_error(string content, string message)
    {
        await File.WriteAllBytesAsync(Path, System.Text.Encoding.Latin1.GetBytes(content));
        Follow();

        CaptureOpenException error = await Assert.ThrowsAsync<CaptureOpenException>(NextAsync);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_not_there_is_an_error() => Assert.Throws<CaptureOpenException>(Follow);

    private void Follow() => source = CaptureFiles.Follow(Path, notes.Enqueue, TimeProvider.System);

    private FileStream Writer() => new(Path, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.ReadWrite | FileShare.Delete, BufferSize = 0 });

    private async Task<byte[]> NextAsync()
    {
        using CancellationTokenSource patience = new(TimeSpan.FromMinutes(1));
        Assert.True(await source!.ReadAsync(batch, patience.Token));
        return [.. batch.Packets.Take(batch.Count).Select(packet => batch.Bytes.Span[packet.Offset])];
    }

    private static async Task UntilAsync(Func<bool> isSo)
    {
        while (!isSo())
            await Task.Yield();
    }

    // A packet of four equal bytes for each value; records of 20 bytes.
    private static byte[] Pcap(params byte[] values)
    {
        using MemoryStream file = new();
        PcapWriter writer = new(file, LinkType.Ethernet, nanoseconds: false);
        foreach (byte value in values)
            writer.WritePacket(new Timestamp(value), [value, value, value, value], 4);
        return file.ToArray();
    }
}
