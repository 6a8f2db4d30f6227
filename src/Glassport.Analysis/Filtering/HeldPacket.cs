namespace Glassport.Analysis.Filtering;

/// <summary>A packet that is held outside of the order, because it took long to decide on it.</summary>
/// <param name="Waiting">What is known of it.</param>
/// <param name="Bytes">A copy of its bytes.</param>
internal readonly record struct HeldPacket(WaitingPacket Waiting, byte[] Bytes)
{
    // The record and the array's header.
    private const int Overhead = 192;

    /// <summary>How much memory it takes, about.</summary>
    public int Cost => Bytes.Length + Overhead;
}
