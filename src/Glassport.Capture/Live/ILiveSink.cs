using Glassport.Packets;

namespace Glassport.Capture.Live;

/// <summary>Who takes the packets of a <see cref="LiveInterface"/>.</summary>
public interface ILiveSink
{
    /// <summary>Takes one packet.</summary>
    /// <param name="time">When it was captured.</param>
    /// <param name="data">Its captured bytes, which are the kernel's and valid during the call only.</param>
    /// <param name="originalLength">How many bytes it had on the wire, at least as many as captured.</param>
    /// <returns>False when no more are wanted for now; the next one is handed over at the next call.</returns>
    bool Accept(Timestamp time, ReadOnlySpan<byte> data, int originalLength);
}
