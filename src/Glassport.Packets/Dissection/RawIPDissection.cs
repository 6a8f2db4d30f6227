namespace Glassport.Packets.Dissection;

/// <summary>IP without a link layer: the version says which.</summary>
internal static class RawIPDissection
{
    /// <summary>Looks.</summary>
    public static DissectionStep Read(ref FrameReader frame) => frame.Left == 0 ? DissectionStep.End : (frame.Rest[0] >> 4) switch
    {
        4 => DissectionStep.IPv4,
        6 => DissectionStep.IPv6,
        _ => DissectionStep.End,
    };
}
