using System.IO.Compression;
using Glassport.Protocol.Modes;

namespace Glassport.Protocol.Tests.Modes;

public sealed class ZlibModeDecoderTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(300)]
    [InlineData(100_000)]
    public void A_stream_is_whole_in_whatever_chunks_it_comes(int length)
    {
        byte[] content = Content(length);
        byte[] compressed = Compress(content);
        foreach (int chunk in (int[])[1, 2, 3, 7, 1460, compressed.Length])
        {
            using var decoder = new ZlibModeDecoder();
            Assert.Equal(content, Decode(decoder, compressed, chunk));
            Assert.True(decoder.IsComplete);
            Assert.False(decoder.IsDamaged);
            Assert.Equal(content.Length, decoder.DecompressedBytes);
            Assert.Equal(compressed.Length, decoder.CompressedBytes);
        }
    }

    [Fact]
    public void A_stream_cut_at_any_length_is_not_whole_and_gives_what_came()
    {
        byte[] content = Content(300);
        byte[] compressed = Compress(content);
        for (int length = 0; length < compressed.Length; length++)
        {
            using var decoder = new ZlibModeDecoder();
            byte[] decoded = Decode(decoder, compressed[..length], 5);
            Assert.Equal(content[..decoded.Length], decoded);
            Assert.False(decoder.IsComplete);
            Assert.False(decoder.IsDamaged);
        }
    }

    [Fact]
    public void What_is_no_zlib_is_damage_and_no_exception()
    {
        using var decoder = new ZlibModeDecoder();
        Assert.Empty(Decode(decoder, "drwxr-xr-x 2 ftp ftp 4096 Nov 21 19:21 docs"u8.ToArray(), 10));
        Assert.True(decoder.IsDamaged);
        Assert.False(decoder.IsComplete);
    }

    [Fact]
    public void A_changed_byte_anywhere_never_passes_as_whole()
    {
        byte[] content = Content(300);
        byte[] compressed = Compress(content);
        for (int at = 0; at < compressed.Length; at++)
        {
            byte[] changed = [.. compressed];
            changed[at] ^= 0x10;
            using var decoder = new ZlibModeDecoder();
            byte[] decoded = Decode(decoder, changed, 64);
            Assert.False(decoder.IsComplete && !content.AsSpan().SequenceEqual(decoded));
        }
    }

    [Fact]
    public void A_bomb_ends_at_the_limit()
    {
        using var decoder = new ZlibModeDecoder(limit: 10_000);
        Assert.Equal(10_000, Decode(decoder, Compress(new byte[1_000_000]), 100).Length);
        Assert.True(decoder.IsLimitReached);
        Assert.False(decoder.IsComplete);
    }

    [Fact]
    public void Random_bytes_behind_a_header_never_throw()
    {
        var random = new Random(1951);
        for (int i = 0; i < 2000; i++)
        {
            byte[] bytes = new byte[random.Next(2, 200)];
            random.NextBytes(bytes);
            (bytes[0], bytes[1]) = (0x78, 0x9C);
            using var decoder = new ZlibModeDecoder(limit: 100_000);
            Assert.InRange(Decode(decoder, bytes, 16).Length, 0, 100_000);
        }
    }

    private static byte[] Content(int length)
    {
        var random = new Random(length);
        byte[] content = new byte[length];
        for (int i = 0; i < length; i++)
            content[i] = (byte)random.Next(4);
        return content;
    }

    private static byte[] Compress(byte[] content)
    {
        var stream = new MemoryStream();
        using (var zlib = new ZLibStream(stream, CompressionLevel.Optimal, leaveOpen: true))
        {
            // A flush writes the header even where there is nothing to compress.
            zlib.Write(content);
            zlib.Flush();
        }

        return content.Length > 0 ? stream.ToArray() : [0x78, 0x9C, 0x03, 0x00, 0x00, 0x00, 0x00, 0x01];
    }

    private static byte[] Decode(ZlibModeDecoder decoder, byte[] compressed, int chunk)
    {
        var decoded = new MemoryStream();
        byte[] buffer = new byte[4096];
        for (int at = 0; at < compressed.Length; at += chunk)
        {
            decoder.Feed(compressed.AsSpan(at, Math.Min(chunk, compressed.Length - at)));
            for (int read = decoder.Read(buffer); read > 0; read = decoder.Read(buffer))
                decoded.Write(buffer, 0, read);
        }

        return decoded.ToArray();
    }
}
