using Glassport.Protocol.Modes;

namespace Glassport.Protocol.Tests.Modes;

public sealed class BlockModeDecoderTests
{
    // "hello", a restart marker "rr", an empty block, "wo" as the end of a record, "rld" as the end of the file.
    private static readonly byte[] Transfer =
    [
        0, 0, 5, (byte)'h', (byte)'e', (byte)'l', (byte)'l', (byte)'o',
        16, 0, 2, (byte)'r', (byte)'r',
        0, 0, 0,
        128, 0, 2, (byte)'w', (byte)'o',
        64, 0, 3, (byte)'r', (byte)'l', (byte)'d',
    ];

    [Fact]
    public void The_file_is_the_same_in_whatever_chunks_it_comes()
    {
        for (int chunk = 1; chunk <= Transfer.Length; chunk++)
        {
            var decoder = new BlockModeDecoder();
            Assert.Equal("helloworld"u8.ToArray(), Decode(ref decoder, Transfer, chunk));
            Assert.True(decoder.IsEndOfFile);
            Assert.False(decoder.IsDamaged || decoder.IsInsideBlock);
            Assert.Equal((1, 1), (decoder.RestartMarkers, decoder.Records));
        }
    }

    [Fact]
    public void A_transfer_cut_at_any_length_has_no_end_of_file()
    {
        for (int length = 0; length < Transfer.Length; length++)
        {
            var decoder = new BlockModeDecoder();
            byte[] decoded = Decode(ref decoder, Transfer[..length], 4);
            Assert.Equal("helloworld"u8[..decoded.Length], decoded);
            Assert.False(decoder.IsEndOfFile);
            Assert.Equal(length is not (0 or 8 or 13 or 16 or 21), decoder.IsInsideBlock);
        }
    }

    [Fact]
    public void An_empty_last_block_ends_the_file_too()
    {
        var decoder = new BlockModeDecoder();
        Assert.Equal("a"u8.ToArray(), Decode(ref decoder, [0, 0, 1, (byte)'a', 64, 0, 0, (byte)'x'], 3));
        Assert.True(decoder.IsEndOfFile);
    }

    [Fact]
    public void A_block_may_have_65535_bytes()
    {
        byte[] transfer = new byte[3 + 65535];
        (transfer[0], transfer[1], transfer[2]) = (64, 0xFF, 0xFF);
        var decoder = new BlockModeDecoder();
        Assert.Equal(65535, Decode(ref decoder, transfer, 1460).Length);
        Assert.True(decoder.IsEndOfFile);
    }

    [Fact]
    public void A_descriptor_that_nobody_knows_is_damage()
    {
        var decoder = new BlockModeDecoder();
        Assert.Empty(Decode(ref decoder, "drwxr-xr-x 2 ftp ftp"u8.ToArray(), 4));
        Assert.True(decoder.IsDamaged);
        Assert.False(decoder.IsEndOfFile);
    }

    [Fact]
    public void Random_bytes_never_give_more_than_they_are()
    {
        var random = new Random(342);
        for (int i = 0; i < 5000; i++)
        {
            byte[] bytes = new byte[random.Next(200)];
            random.NextBytes(bytes);
            for (int at = 0; at < bytes.Length; at += 7)
                bytes[at] &= 0xF0;
            var decoder = new BlockModeDecoder();
            Assert.InRange(Decode(ref decoder, bytes, 9).Length, 0, bytes.Length);
        }
    }

    private static byte[] Decode(ref BlockModeDecoder decoder, byte[] transfer, int chunk)
    {
        var decoded = new MemoryStream();
        for (int at = 0; at < transfer.Length; at += chunk)
        {
            ReadOnlySpan<byte> rest = transfer.AsSpan(at, Math.Min(chunk, transfer.Length - at));
            while (!rest.IsEmpty)
                decoded.Write(decoder.Next(ref rest));
        }

        return decoded.ToArray();
    }
}
