namespace Glassport.Packets.Net;

/// <summary>The pieces of one datagram that were seen. Where pieces overlap the one captured first wins.</summary>
/// <param name="key">What its fragments have in common.</param>
/// <param name="firstSeen">When the first of them was captured.</param>
/// <param name="number">Its number among the decoder's datagrams.</param>
internal sealed class FragmentedDatagram(FragmentKey key, Timestamp firstSeen, uint number)
{
    /// <summary>The largest payload that an IP length field can tell.</summary>
    public const int MaximumLength = 65535;

    private readonly List<(int Start, int End)> _filled = [];
    private byte[] _bytes = [];
    private int _length = -1;

    /// <summary>What its fragments have in common.</summary>
    public FragmentKey Key => key;

    /// <summary>Its number among the decoder's datagrams.</summary>
    public uint Number => number;

    /// <summary>When the first fragment was captured.</summary>
    public Timestamp FirstSeen => firstSeen;

    /// <summary>The protocol that the first piece of the payload names, or -1 while it is missing.</summary>
    public int Protocol { get; private set; } = -1;

    /// <summary>How many bytes of memory the pieces take.</summary>
    public int Held => _bytes.Length + (_filled.Capacity * 2 * sizeof(int));

    /// <summary>Whether every byte from the first to the last is there.</summary>
    public bool IsComplete => _filled.Count == 1 && _filled[0] == (0, _length);

    /// <summary>The whole payload, of which <see cref="IsComplete"/> must be true.</summary>
    public byte[] Assemble() => _bytes.AsSpan(0, _length).ToArray();

    /// <summary>Adds a piece; one that contradicts what is known of the datagram's length is left out.</summary>
    public void Add(in Fragment fragment, ReadOnlySpan<byte> data)
    {
        // Offsets count in eights, so only the last piece may have another length (as Linux does, the rest is cut off).
        if (fragment.More)
            data = data[..(data.Length & ~7)];
        int end = fragment.Offset + data.Length;
        if (end > MaximumLength || (_length >= 0 && end > _length))
            return;
        if (!fragment.More)
        {
            if ((_length >= 0 && _length != end) || (_filled.Count > 0 && _filled[^1].End > end))
                return;
            _length = end;
        }

        if (fragment.Offset == 0 && Protocol < 0)
            Protocol = fragment.Protocol;
        if (!data.IsEmpty)
            Fill(fragment.Offset, data);
    }

    private void Fill(int start, ReadOnlySpan<byte> data)
    {
        int end = start + data.Length;
        if (_bytes.Length < end)
            Array.Resize(ref _bytes, Math.Min(MaximumLength, Math.Max(end, Math.Max(4096, _bytes.Length * 2))));

        int first = 0;
        while (first < _filled.Count && _filled[first].End < start)
            first++;
        int after = first;
        int missing = start;
        (int Start, int End) joined = (start, end);
        for (; after < _filled.Count && _filled[after].Start <= end; after++)
        {
            (int Start, int End) there = _filled[after];
            if (there.Start > missing)
                data[(missing - start)..(there.Start - start)].CopyTo(_bytes.AsSpan(missing));
            missing = Math.Max(missing, there.End);
            joined = (Math.Min(joined.Start, there.Start), Math.Max(joined.End, there.End));
        }

        if (missing < end)
            data[(missing - start)..].CopyTo(_bytes.AsSpan(missing));
        if (after == first)
        {
            _filled.Insert(first, joined);
            return;
        }

        _filled[first] = joined;
        _filled.RemoveRange(first + 1, after - first - 1);
    }
}
