using Glassport.Packets;
using Glassport.TestKit;

namespace Glassport.Fuzz.Mutation;

/// <summary>Damages captures frame by frame, so that the file itself stays readable and the damage reaches the layers above.</summary>
internal static class FrameMutator
{
    private const int MostChanges = 8;

    /// <summary>A pcap file of one of the captures, with frames lost, doubled, moved, cut, changed, or from another capture.</summary>
    public static byte[] Mutate(IReadOnlyList<BuiltCapture> captures, Rng random)
    {
        BuiltCapture capture = random.Of(captures);
        List<CapturedFrame> frames = [.. capture.Frames];
        for (int change = random.Below(MostChanges) + 1; change > 0 && frames.Count > 0; change--)
            Change(frames, captures, capture, random);
        return new BuiltCapture(capture.Link, frames, null).ToPcap();
    }

    private static void Change(List<CapturedFrame> frames, IReadOnlyList<BuiltCapture> captures, BuiltCapture capture, Rng random)
    {
        int at = random.Below(frames.Count);
        CapturedFrame frame = frames[at];
        switch (random.Below(10))
        {
            case 0:
                frames.RemoveAt(at);
                break;
            case 1:
                frames.Insert(random.Below(frames.Count + 1), frame);
                break;
            case 2:
                int other = random.Below(frames.Count);
                (frames[at], frames[other]) = (frames[other], frame);
                break;
            case 3:
                int kept = random.Below(frame.Bytes.Length + 1);
                frames[at] = frame with { Bytes = frame.Bytes[..kept] };
                break;
            case 4:
                frames.RemoveRange(at, random.Below(frames.Count - at) + 1);
                break;
            case 5:
                long jump = (long)random.Below(2_000_000_000) * (random.OneIn(2) ? 1 : -1);
                frames[at] = frame with { Time = new Timestamp(Math.Max(0, frame.Time.Nanoseconds + jump)) };
                break;
            case 6:
                BuiltCapture foreign = random.Of(captures);
                if (foreign.Link == capture.Link)
                    frames.InsertRange(at, foreign.Frames.Skip(random.Below(foreign.Frames.Count)).Take(1 + random.Below(12)));
                break;
            default:
                byte[] bytes = [.. frame.Bytes];

                // Behind the addresses most often, where transport and text are.
                int from = random.OneIn(3) ? 0 : Math.Min(34, bytes.Length);
                Mutator.ChangeInPlace(bytes.AsSpan(from), random);
                frames[at] = frame with { Bytes = bytes };
                break;
        }
    }
}
