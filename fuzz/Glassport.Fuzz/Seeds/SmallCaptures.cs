using System.Buffers.Binary;
using System.IO.Compression;
using Glassport.Packets.Link;
using Glassport.TestKit;

namespace Glassport.Fuzz.Seeds;

/// <summary>A short session in every capture format.</summary>
internal static class SmallCaptures
{
    private const string Transcript = """
        client 192.0.2.1:50000
        server 192.0.2.2:21
        arp
        S> 220 ready
        C> USER anonymous
        S> 230 in
        C> PORT 192,0,2,1,200,5
        S> 200 ok
        C> RETR a.txt
        D open 192.0.2.2:20 -> 192.0.2.1:51205
        S> 150 here (5 bytes)
        D server> abc
        D close server
        S> 226 done
        C> QUIT
        S> 221 bye
        """;

    /// <summary>The session's frames behind Ethernet.</summary>
    public static BuiltCapture Session { get; } = TranscriptCapture.Build(Transcript);

    /// <summary>The session behind a link layer.</summary>
    public static BuiltCapture Behind(LinkType link) => TranscriptCapture.Build(Transcript, new CaptureOptions { Link = link });

    /// <summary>As snoop (RFC 1761).</summary>
    public static byte[] Snoop()
    {
        List<byte> file = [.. "snoop\0\0\0"u8, 0, 0, 0, 2, 0, 0, 0, 4];
        Span<byte> header = stackalloc byte[24];
        foreach (CapturedFrame frame in Session.Frames)
        {
            int padded = (frame.Bytes.Length + 3) & ~3;
            BinaryPrimitives.WriteInt32BigEndian(header, frame.OriginalLength);
            BinaryPrimitives.WriteInt32BigEndian(header[4..], frame.Bytes.Length);
            BinaryPrimitives.WriteInt32BigEndian(header[8..], 24 + padded);
            BinaryPrimitives.WriteInt32BigEndian(header[12..], 0);
            BinaryPrimitives.WriteInt32BigEndian(header[16..], (int)(frame.Time.Nanoseconds / 1_000_000_000));
            BinaryPrimitives.WriteInt32BigEndian(header[20..], (int)(frame.Time.Nanoseconds / 1000 % 1_000_000));
            file.AddRange(header);
            file.AddRange(frame.Bytes);
            file.AddRange(new byte[padded - frame.Bytes.Length]);
        }

        return [.. file];
    }

    /// <summary>As pcap with the bytes of every number the other way round.</summary>
    public static byte[] BigEndianPcap()
    {
        byte[] file = Session.ToPcap();
        file.AsSpan(0, 4).Reverse();
        file.AsSpan(4, 2).Reverse();
        file.AsSpan(6, 2).Reverse();
        for (int at = 8; at < 24; at += 4)
            file.AsSpan(at, 4).Reverse();
        for (int at = 24; at < file.Length;)
        {
            int length = BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(at + 8));
            for (int field = 0; field < 16; field += 4)
                file.AsSpan(at + field, 4).Reverse();
            at += 16 + length;
        }

        return file;
    }

    /// <summary>Compressed with gzip.</summary>
    public static byte[] Compress(byte[] file)
    {
        using MemoryStream compressed = new();
        using (GZipStream gzip = new(compressed, CompressionLevel.Fastest))
            gzip.Write(file);
        return compressed.ToArray();
    }
}
