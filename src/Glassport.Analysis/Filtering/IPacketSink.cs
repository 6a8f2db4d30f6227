namespace Glassport.Analysis.Filtering;

/// <summary>Where a filter puts what it lets through.</summary>
public interface IPacketSink
{
    /// <summary>Takes a packet, in the order of capture but for those that <see cref="FilterCounts.Late"/> counts.</summary>
    /// <param name="packet">What is known of it.</param>
    /// <param name="bytes">Its bytes, <see cref="KeptPacket.Length"/> of them; valid only during the call.</param>
    void Keep(in KeptPacket packet, ReadOnlySpan<byte> bytes);
}
