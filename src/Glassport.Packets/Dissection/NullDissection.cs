namespace Glassport.Packets.Dissection;

/// <summary>BSD loopback: four bytes that name the address family, in the capturing host's byte order or the network's.</summary>
internal static class NullDissection
{
    private const int Length = 4;

    /// <summary>Reads it.</summary>
    public static DissectionStep Read(ref FrameReader frame)
    {
        if (!frame.Begin("null", "Null/Loopback", Length))
            return DissectionStep.End;
        uint family = frame.Int(0);
        frame.Add("null.family", "Family", family > 0xFFFF ? System.Buffers.Binary.BinaryPrimitives.ReverseEndianness(family) : family, 0, Length);
        frame.Position += Length;
        frame.End("null", "Null/Loopback");
        return DissectionStep.RawIP;
    }
}
