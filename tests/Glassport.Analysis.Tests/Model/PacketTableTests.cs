using Glassport.Analysis.Model;
using Glassport.Analysis.Tests.Golden;
using Glassport.Analysis.Tracking;
using Glassport.Capture;
using Glassport.Packets;
using Glassport.TestKit;

namespace Glassport.Analysis.Tests.Model;

/// <summary>The table of packets while it is filled, and where it says that frames lie.</summary>
public sealed class PacketTableTests
{
    [Theory]
    [InlineData("02-tnftp-active-eprt-vsftpd", false)]
    [InlineData("02-tnftp-active-eprt-vsftpd", true)]
    [InlineData("40-two-clients-interleaved", true)]
    public async Task A_frame_lies_in_the_file_where_the_table_says(string capture, bool streamed)
    {
        string path = Repository.PathOf("tests", "corpus", "golden", capture + ".pcapng");
        byte[] file = await File.ReadAllBytesAsync(path);
        List<byte[]> frames = [];
        IPacketSource source = await CaptureFiles.OpenAsync([path], null, CancellationToken.None);
        await using (source)
        {
            PacketBatch batch = new(16);
            while (await source.ReadAsync(batch, CancellationToken.None))
            {
                for (int i = 0; i < batch.Count; i++)
                    frames.Add(batch.Bytes.Slice(batch.Packets[i].Offset, batch.Packets[i].Length).ToArray());
            }
        }

        Explanation explanation = streamed ? await Pipeline.ExplainAsync(["-"], new SlowStream(file)) : await Pipeline.ExplainAsync([path]);
        PacketTable table = (PacketTable)explanation.Packets!;

        Assert.Equal(frames.Count, table.Count);
        for (int i = 0; i < frames.Count; i++)
        {
            FrameLocation frame = table.Locate(i);
            Assert.Equal(frames[i], file.AsSpan((int)frame.Offset, frame.Captured).ToArray());
        }
    }

    [Fact]
    public async Task A_reader_beside_the_writer_sees_rows_in_their_order_and_none_beyond_the_count()
    {
        byte[] file = await File.ReadAllBytesAsync(Repository.PathOf("tests", "corpus", "golden", "40-two-clients-interleaved.pcapng"));
        PacketTable table = new();
        IPacketSource source = await CaptureFiles.OpenAsync(["-"], new SlowStream(file), CancellationToken.None);
        await using (source)
        {
            Task<Explanation> writing = Explainer.RunAsync(source, new() { Packets = table }, null, CancellationToken.None);
            int seen = 0;
            while (!writing.IsCompleted || seen < table.Count)
            {
                for (int count = table.Count; seen < count; seen++)
                    Assert.Equal(seen + 1, table[seen].Packet);
                Assert.Throws<ArgumentOutOfRangeException>(() => table[int.MaxValue]);
                await Task.Yield();
            }

            Assert.Equal((await writing).Capture.Packets, seen);
        }
    }

    [Fact]
    public async Task A_reader_on_another_thread_sees_every_row_whole()
    {
        const int Packets = 200_000;
        PacketTable table = new();
        Task writing = Task.Run(() =>
        {
            // More ends than the first arrays have room for, so that they grow while they are read.
            Packet[] batch = new Packet[100];
            for (int number = 0; number < Packets; number += batch.Length)
            {
                for (int i = 0; i < batch.Length; i++)
                {
                    batch[i] = new()
                    {
                        Number = number + i + 1,
                        Kind = PacketKind.Tcp,
                        Offset = i,
                        Length = number + i,
                        Source = HostAddress.FromIPv4((uint)(number + i)),
                        Destination = HostAddress.FromIPv4(1),
                        DestinationPort = 21,
                    };
                }

                table.Arrive(batch, number);
                for (int i = 0; i < batch.Length; i++)
                    table.Note(batch[i], Roles.Command, new PhaseAnchor(), "NOOP");
            }
        });

        int seen = 0;
        while (seen < Packets && !(writing.IsFaulted || (writing.IsCompleted && seen == table.Count)))
        {
            for (int count = table.Count; seen < count; seen++)
            {
                PacketRole row = table[seen];
                Assert.Equal(((long)seen + 1, $"{HostAddress.FromIPv4((uint)seen)}:0", "0.0.0.1:21"), (row.Packet, row.From, row.To));
                Assert.Equal(((long)seen, seen), (table.Locate(seen).Offset, table.Locate(seen).Captured));
                Assert.True(row.Summary is "" or "NOOP");
            }
        }

        await writing;
        Assert.Equal(Packets, seen);
    }

    [Fact]
    public void There_is_no_row_at_or_behind_the_count()
    {
        PacketTable table = new();
        table.Arrive([new() { Number = 1 }], 0);

        Assert.Equal(1, table[0].Packet);
        Assert.Throws<ArgumentOutOfRangeException>(() => table[1]);
        Assert.Throws<ArgumentOutOfRangeException>(() => table[-1]);
        Assert.Throws<ArgumentOutOfRangeException>(() => table.Locate(1));
    }

    [Fact]
    public void A_million_packets_take_less_than_a_hundred_and_fifty_megabytes()
    {
        const int Packets = 1_000_000;
        PacketTable table = new();
        Packet[] batch = new Packet[1000];
        long before = GC.GetTotalMemory(forceFullCollection: true);
        for (int number = 0; number < Packets; number += batch.Length)
        {
            for (int i = 0; i < batch.Length; i++)
            {
                batch[i] = new() { Number = number + i + 1, Kind = PacketKind.Tcp, Source = HostAddress.FromIPv4((uint)(i % 50)), SourcePort = (ushort)i, Destination = HostAddress.FromIPv4(1), DestinationPort = 21 };
            }

            table.Arrive(batch, number);
        }

        long taken = GC.GetTotalMemory(forceFullCollection: true) - before;
        Assert.Equal(Packets, table.Count);
        Assert.InRange(taken, 1, 150_000_000);
    }

    /// <summary>Gives a few bytes at a time.</summary>
    private sealed class SlowStream(byte[] bytes) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => base.ReadAsync(buffer[..Math.Min(buffer.Length, 777)], cancellationToken);
    }
}
