namespace Glassport.Protocol.Text;

/// <summary>How well the samples fit one double-byte encoding.</summary>
internal struct CharacterTally
{
    private int characters;
    private int common;
    private bool broken;

    /// <summary>Bytes that were looked at.</summary>
    public int Bytes { get; private set; }

    /// <summary>
    /// The share of common characters, less what chance explains: two bytes at random are a common character about once in four
    /// times, so each one found divides the doubt by four. 0 when a byte cannot be of this encoding.
    /// </summary>
    public readonly double Confidence =>
        broken || characters == 0 ? 0 : common / (double)characters * (1 - Math.Pow(4, -common));

    /// <summary>Adds a name.</summary>
    public void Add(DoubleByteScheme scheme, ReadOnlySpan<byte> bytes)
    {
        Bytes += bytes.Length;
        for (int i = 0; i < bytes.Length && !broken; i++)
        {
            byte lead = bytes[i];
            if (lead < 0x80)
                continue;
            if (scheme.IsSingle(lead))
            {
                characters++;
                continue;
            }

            byte trail = i + 1 < bytes.Length ? bytes[++i] : (byte)0;
            broken = !scheme.IsPair(lead, trail);
            characters++;
            common += scheme.IsCommon(lead, trail) ? 1 : 0;
        }
    }
}
