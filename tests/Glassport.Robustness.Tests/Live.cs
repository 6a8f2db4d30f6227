using System.Diagnostics;
using Glassport.Analysis;
using Glassport.Analysis.Model;
using Glassport.Fuzz.Seeds;
using Glassport.Packets;
using Glassport.Packets.Link;
using Glassport.TestKit;

namespace Glassport.Robustness.Tests;

/// <summary>Explains endless captures and measures what stays in memory while they are read.</summary>
internal static class Live
{
    private const int Probes = 6;

    /// <summary>Explains the frames; answers the explanation, the most live memory at any of the probes, and the time.</summary>
    /// <param name="count">About how many frames there are.</param>
    /// <param name="frames">The frames, raw IP unless told otherwise.</param>
    /// <param name="keep">Whether conversations are kept for the end.</param>
    /// <param name="link">How the frames begin.</param>
    public static async Task<(Explanation Explanation, long Megabytes, TimeSpan Time)> ExplainAsync(
        long count, IEnumerable<CapturedFrame> frames, bool keep = true, LinkType link = LinkType.Raw)
    {
        long before = GC.GetTotalMemory(forceFullCollection: true);
        long most = 0;
        Stopwatch watch = Stopwatch.StartNew();
        FrameSource source = new(link, Probed(frames));
        Explanation explanation = await Explainer.RunAsync(source, new ExplainerOptions { KeepConversations = keep }, null, CancellationToken.None)
            .WaitAsync(TimeSpan.FromMinutes(5));
        TimeSpan time = watch.Elapsed;
        most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true) - before);
        GC.KeepAlive(explanation);
        return (explanation, most >> 20, time);

        IEnumerable<CapturedFrame> Probed(IEnumerable<CapturedFrame> all)
        {
            long number = 0;
            foreach (CapturedFrame frame in all)
            {
                yield return frame;
                if (++number % (count / Probes) == 0)
                    most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true) - before);
            }
        }
    }

    /// <summary>The time of a packet, a microsecond after the one before.</summary>
    public static Timestamp At(long number) => new(1_767_225_600_000_000_000 + (number * 1000));

    /// <summary>A TCP segment as a raw IP frame.</summary>
    public static CapturedFrame Frame(long number, in TcpSegment segment, ReadOnlySpan<byte> payload)
    {
        byte[] bytes = FrameBuilder.IP(
            segment.From.Address, segment.To.Address, FrameBuilder.ProtocolTcp, FrameBuilder.Tcp(segment, payload), (ushort)number);
        return new CapturedFrame(At(number), bytes, bytes.Length);
    }
}
