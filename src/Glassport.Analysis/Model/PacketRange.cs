namespace Glassport.Analysis.Model;

/// <summary>Packet numbers from <paramref name="First"/> to <paramref name="Last"/>, both included.</summary>
/// <param name="First">The first packet.</param>
/// <param name="Last">The last packet.</param>
public readonly record struct PacketRange(long First, long Last)
{
    /// <summary>How many packets.</summary>
    public long Count => Last - First + 1;
}
