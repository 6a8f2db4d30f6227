using Glassport.Analysis.Tests.Golden;
using Glassport.Packets;
using Glassport.TestKit;

namespace Glassport.Analysis.Tests.Filtering;

/// <summary>Traffic that has nothing to do with FTP, some of it between hosts that speak FTP as well.</summary>
internal static class Noise
{
    private const string Others = """
        client 198.51.100.7:40001
        server 198.51.100.8:80
        arp
        C> GET /ftp/index.html HTTP/1.1
        S> HTTP/1.1 200 OK
        S+ 220 ftp ready
        D open 198.51.100.7:40002 -> 198.51.100.8:4444
        stay open
        client 198.51.100.9:40003
        server 198.51.100.10:2525
        arp
        S> 220 mail.example ESMTP
        C> EHLO me
        S> 250 mail.example
        C> QUIT
        S> 221 bye
        client 198.51.100.7:40004
        server 198.51.100.8:2222
        S> SSH-2.0-OpenSSH_9.2
        C> SSH-2.0-OpenSSH_9.2
        D2 open 198.51.100.8:20 -> 198.51.100.7:40005
        D2 server sends 30000 bytes
        client 198.51.100.9:40006
        server 198.51.100.10:119
        S> 200 news ready
        C> LIST
        S> 215 list follows
        D3 blocked 198.51.100.9:40007 -> 198.51.100.10:5555
        """;

    /// <summary>Frames of unrelated hosts on the link, as many over the time of <paramref name="frames"/> as it takes.</summary>
    public static IReadOnlyList<Frame> Around(IReadOnlyList<Frame> frames)
    {
        Frame first = frames[0];
        long span = frames[^1].Time.Nanoseconds - first.Time.Nanoseconds;
        IReadOnlyList<Frame> others = Filtered.FramesOf(Others, new CaptureOptions { Link = first.Link, Start = first.Time, StepNanoseconds = Math.Max(1, span / 150) });
        HostAddress from = HostAddress.FromIPv4(0xC633_6407);
        HostAddress to = HostAddress.FromIPv4(0xC633_6408);
        byte[] datagram = FrameBuilder.IP(from, to, FrameBuilder.ProtocolUdp, FrameBuilder.Udp(new(from, 53), new(to, 21), "220 ftp"u8));
        byte[] bytes = LinkFrames.Wrap(first.Link, datagram, from, to);
        return [.. others.Select(each => each with { Interface = first.Interface }), new Frame(first.Time, bytes, bytes.Length, first.Interface, first.Link)];
    }

    /// <summary>Both, in order of time.</summary>
    public static IReadOnlyList<Frame> Mixed(IReadOnlyList<Frame> frames, IReadOnlyList<Frame> noise)
    {
        // Captures of several interfaces are not quite in order of time: each packet of the noise goes before the first that is newer.
        List<Frame> mixed = [];
        Queue<Frame> waiting = new(noise.OrderBy(static frame => frame.Time));
        foreach (Frame frame in frames)
        {
            while (waiting.TryPeek(out Frame? next) && next.Time < frame.Time)
                mixed.Add(waiting.Dequeue());
            mixed.Add(frame);
        }

        return [.. mixed, .. waiting];
    }

    /// <summary>A frame of the link that says nothing, in the place of one that was dropped, so that the others keep their numbers.</summary>
    public static Frame Blank(Frame dropped) => dropped with { Bytes = [], OriginalLength = 0 };
}
