namespace Glassport.Packets;

/// <summary>Where captured packets come from: files, standard input, a live interface.</summary>
public interface IPacketSource : IAsyncDisposable
{
    /// <summary>
    /// Fills <paramref name="batch"/> with the next packets (number, time, offset, lengths, interface and link type; not decoded).
    /// Answers false, with an empty batch, when there are no more. Damage ends the packets and is told in <see cref="Facts"/>.
    /// </summary>
    ValueTask<bool> ReadAsync(PacketBatch batch, CancellationToken cancellationToken);

    /// <summary>What is known of the capture so far; complete once <see cref="ReadAsync"/> has answered false.</summary>
    SourceFacts Facts { get; }

    /// <summary>How many bytes of the input have been read, for progress; and how many there are, or null when unknown.</summary>
    (long Read, long? Total) Progress { get; }
}
