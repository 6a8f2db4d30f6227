using System.Text;
using Glassport.Fuzz.Mutation;
using Glassport.Packets;
using Glassport.Packets.Transport;
using Glassport.TestKit;

namespace Glassport.Fuzz.Seeds;

/// <summary>
/// Bytes as a sequence of TCP segments of a few connections: four bytes a segment (which connection and direction; flags; where in
/// the stream; what it carries). Most give plausible TCP, so that damage reaches the layers above.
/// </summary>
internal static class SegmentScript
{
    private const int StepLength = 4;

    private static readonly HostAddress s_client = HostAddress.FromIPv4(0xC000_0201);
    private static readonly HostAddress s_server = HostAddress.FromIPv4(0xC000_0202);
    private static readonly HostAddress s_third = HostAddress.FromIPv4(0xC000_0203);

    // A control connection, an active and a passive data connection as Tokens.All negotiates them, and one that is none of these.
    private static readonly (Endpoint Opener, Endpoint Called)[] s_connections =
    [
        (new(s_client, 50000), new(s_server, 21)),
        (new(s_server, 20), new(s_client, 51205)),
        (new(s_client, 50001), new(s_server, 51205)),
        (new(s_third, 50002), new(s_server, 2121)),
    ];

    private static readonly TcpFlags[] s_flags =
    [
        TcpFlags.Ack, TcpFlags.Ack, TcpFlags.Ack | TcpFlags.Psh, TcpFlags.Ack | TcpFlags.Psh, TcpFlags.Syn, TcpFlags.Syn | TcpFlags.Ack,
        TcpFlags.Fin | TcpFlags.Ack, TcpFlags.Rst, TcpFlags.Rst | TcpFlags.Ack, TcpFlags.None, TcpFlags.Ack | TcpFlags.Urg, TcpFlags.Syn | TcpFlags.Fin,
    ];

    private static readonly int[] s_jumps = [0, 0, 0, 0, 0, 0, 1, -1, -5, 5, -1460, 1460, 70_000, -70_000, int.MaxValue, int.MinValue];

    /// <summary>Scripts of sessions that go well, to be damaged.</summary>
    public static IReadOnlyList<byte[]> Seeds { get; } =
    [
        [.. Step(0, 4), .. Step(1, 5), .. Step(0, 0), .. Say(1, "220 ready\r\n"), .. Say(0, "USER a\r\n"), .. Say(1, "230 \r\n"),
            .. Say(0, "PORT 192,0,2,1,200,5\r\n"), .. Say(1, "226 done\r\n"), .. Say(0, "RETR a.txt\r\n"), .. Step(2, 4), .. Step(3, 5), .. Step(2, 0),
            .. Say(1, "150 ok (5 bytes)\r\n"), .. Say(2, "total 8\r\n"), .. Step(2, 6), .. Step(3, 6), .. Step(2, 0), .. Say(1, "226 done\r\n"),
            .. Say(0, "QUIT\r\n"), .. Step(1, 6), .. Step(0, 6), .. Step(1, 0)],
        [.. Step(0, 4), .. Step(1, 5), .. Step(0, 0), .. Say(1, "220 ready\r\n"), .. Say(0, "PASV\r\n"),
            .. Say(1, "227 Entering Passive Mode (192,0,2,2,200,5)\r\n"), .. Say(0, "LIST\r\n"), .. Step(4, 4), .. Step(5, 5), .. Step(4, 0),
            .. Say(5, "-rw-r--r-- 1 a b 5 Jan 1 12:34 "), .. Step(5, 6), .. Step(4, 6), .. Step(5, 0), .. Say(0, "ABOR\r\n"), .. Say(1, "426 "), .. Step(1, 7)],
    ];

    /// <summary>The frames of a script, raw IP.</summary>
    public static IEnumerable<CapturedFrame> Frames(byte[] script)
    {
        uint[] next = [.. Enumerable.Range(0, s_connections.Length * 2).Select(static i => 0xFFFF_FF00u + ((uint)i * 60))];
        long now = 1_767_225_600_000_000_000;
        ushort identification = 0;
        for (int at = 0; at + StepLength <= script.Length; at += StepLength)
        {
            int stream = script[at] % next.Length;
            int peer = stream ^ 1;
            (Endpoint opener, Endpoint called) = s_connections[stream / 2];
            (Endpoint from, Endpoint to) = (stream & 1) == 0 ? (opener, called) : (called, opener);
            TcpFlags flags = s_flags[script[at + 1] % s_flags.Length];
            uint sequence = next[stream] + (uint)s_jumps[script[at + 2] % s_jumps.Length];
            byte[] payload = (flags & TcpFlags.Psh) != 0 || script[at + 3] >= 250 ? Tokens.All[script[at + 3] % Tokens.All.Count] : [];
            uint acknowledgment = (flags & TcpFlags.Ack) != 0 ? next[peer] : 0;
            TcpSegment segment = new(from, to, flags, sequence, acknowledgment) { Window = (ushort)(script[at + 2] == 255 ? 0 : 64240) };
            byte[] frame = FrameBuilder.IP(from.Address, to.Address, FrameBuilder.ProtocolTcp, FrameBuilder.Tcp(segment, payload), ++identification);
            next[stream] = Math.Max(next[stream], sequence) - sequence < 100_000
                ? sequence + (uint)payload.Length + ((flags & (TcpFlags.Syn | TcpFlags.Fin)) != 0 ? 1u : 0u)
                : next[stream];
            int captured = (script[at] & 0xC0) == 0xC0 ? Math.Max(40, frame.Length - (script[at + 3] % 32)) : frame.Length;
            now += (script[at] & 0x30) == 0x30 ? 3_000_000_000 : 100_000;
            yield return new CapturedFrame(new Timestamp(now), frame[..Math.Min(captured, frame.Length)], frame.Length);
        }
    }

    private static byte[] Step(int stream, int flags) => [(byte)stream, (byte)flags, 0, 0];

    private static byte[] Say(int stream, string token)
    {
        byte[] bytes = Encoding.Latin1.GetBytes(token);
        int index = Tokens.All.Select(static (each, i) => (each, i)).First(pair => pair.each.AsSpan().SequenceEqual(bytes)).i;
        return [(byte)stream, 2, 0, (byte)index];
    }
}
