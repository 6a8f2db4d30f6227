using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;

namespace Glassport.Analysis.Tests.Extraction;

/// <summary>Transcripts of sessions that transfer something.</summary>
internal static class Sessions
{
    private const string Login = """
        client 192.0.2.1:50000
        server 192.0.2.2:21
        S> 220 ready
        C> USER anne
        S> 331 Password?
        C> PASS secret
        S> 230 Welcome.
        C> TYPE I
        S> 200 Binary.

        """;

    private static int port = 30_000;

    /// <summary>A session in which these steps happen after the login.</summary>
    public static string With(params string[] steps) => Login + string.Join('\n', steps) + "\nC> QUIT\nS> 221 Bye.\n";

    /// <summary>A passive transfer.</summary>
    /// <param name="command">Such as <c>RETR a</c>.</param>
    /// <param name="data">The steps of the data connection.</param>
    /// <param name="final">The final reply.</param>
    /// <param name="first">The preliminary reply.</param>
    public static string Transfer(string command, string data, string final = "226 Done.", string first = "150 Here it comes.")
    {
        int next = Interlocked.Increment(ref port);
        string side = command.StartsWith("ST", StringComparison.Ordinal) || command.StartsWith("APPE", StringComparison.Ordinal) ? "client" : "server";
        string calls = string.Create(CultureInfo.InvariantCulture, $"""
            C> PASV
            S> 227 Entering Passive Mode (192,0,2,2,{next >> 8},{next & 255}).
            D open 192.0.2.1:{next + 20_000} -> 192.0.2.2:{next}
            C> {command}
            S> {first}

            """);
        return $"{calls}{data}\nD close {side}\nS> {final}";
    }

    /// <summary>A mode other than S.</summary>
    public static string Mode(char mode) => $"C> MODE {mode}\nS> 200 Mode {mode}.";

    /// <summary>The step in which a side sends exactly these bytes, in packets of a few hundred.</summary>
    public static string Sends(string side, ReadOnlySpan<byte> bytes)
    {
        List<string> lines = [];
        for (int at = 0; at < bytes.Length; at += 700)
        {
            string hex = Convert.ToHexStringLower(bytes[at..Math.Min(bytes.Length, at + 700)]);
            lines.Add($"D {side}> " + string.Concat(hex.Chunk(2).Select(static pair => $"\\x{pair[0]}{pair[1]}")) + "\\");
        }

        return string.Join('\n', lines);
    }

    /// <summary>What MODE Z makes of the bytes.</summary>
    public static byte[] Deflated(ReadOnlySpan<byte> bytes)
    {
        // An empty stream has a header, an empty block and a checksum all the same; the library writes nothing at all.
        if (bytes.IsEmpty)
            return [0x78, 0x9C, 3, 0, 0, 0, 0, 1];
        using MemoryStream packed = new();
        using (ZLibStream deflater = new(packed, CompressionLevel.Optimal, leaveOpen: true))
            deflater.Write(bytes);
        return packed.ToArray();
    }

    /// <summary>What MODE B makes of the bytes: a block of 1000 bytes each, a restart marker among them.</summary>
    public static byte[] Blocks(ReadOnlySpan<byte> bytes, bool end = true)
    {
        List<byte> packed = [];
        Block(packed, 16, "mark"u8);
        for (int at = 0; at < bytes.Length; at += 1000)
            Block(packed, 0, bytes[at..Math.Min(bytes.Length, at + 1000)]);
        if (end)
            Block(packed, 64, []);
        return [.. packed];
    }

    private static void Block(List<byte> packed, byte descriptor, ReadOnlySpan<byte> bytes)
    {
        Span<byte> header = [descriptor, 0, 0];
        BinaryPrimitives.WriteUInt16BigEndian(header[1..], (ushort)bytes.Length);
        packed.AddRange(header);
        packed.AddRange(bytes);
    }
}
