namespace Glassport.Packets.Net;

/// <summary>
/// IP fragments whose datagrams are not complete yet, within fixed bounds: the oldest datagrams are given up when there are too
/// many, when they take too much memory, or when they were waited for too long by the capture's own time.
/// </summary>
internal sealed class FragmentTable
{
    private const int MaximumDatagrams = 1024;
    private const int MaximumBytes = 16 << 20;

    // RFC 1122 §3.3.2 asks for 60 to 120 seconds, hosts wait 30 to 60.
    private const long MaximumAge = 60_000_000_000;

    private readonly Dictionary<FragmentKey, LinkedListNode<FragmentedDatagram>> _byKey = [];
    private readonly LinkedList<FragmentedDatagram> _byAge = [];
    private long _bytes;
    private uint _datagrams;

    /// <summary>
    /// Keeps the fragment at the cursor. When it completes its datagram the cursor moves to the start of the reassembled payload and
    /// its protocol is answered; until then <see cref="Cursor.End"/>. A fragment that the snap length cut is not kept.
    /// </summary>
    public int Follow(in Fragment fragment, ref Cursor cursor, ref Packet packet)
    {
        packet.Kind = PacketKind.Fragment;
        cursor.TakePayload(ref packet);
        if (cursor.Remaining < cursor.WireRemaining)
            return Cursor.End;
        if (Add(in fragment, cursor.Rest, ref packet) is not { } datagram)
            return Cursor.End;

        byte[] payload = datagram.Assemble();
        packet.Kind = PacketKind.OtherIp;
        packet.WasFragmented = true;
        packet.Reassembled = payload;
        cursor = new(payload, payload.Length) { Tunnels = cursor.Tunnels };
        cursor.TakePayload(ref packet);
        return datagram.Protocol;
    }

    private FragmentedDatagram? Add(in Fragment fragment, ReadOnlySpan<byte> data, ref Packet packet)
    {
        Timestamp time = packet.Time;
        while (_byAge.First is { } oldest && time.Nanoseconds - oldest.Value.FirstSeen.Nanoseconds > MaximumAge)
            Remove(oldest);
        if (!_byKey.TryGetValue(fragment.Key, out LinkedListNode<FragmentedDatagram>? node))
        {
            node = _byAge.AddLast(new FragmentedDatagram(fragment.Key, time, ++_datagrams));
            _byKey.Add(fragment.Key, node);
        }

        FragmentedDatagram datagram = node.Value;
        packet.Datagram = datagram.Number;
        _bytes -= datagram.Held;
        datagram.Add(in fragment, data);
        _bytes += datagram.Held;
        if (datagram.IsComplete)
        {
            Remove(node);
            return datagram;
        }

        while (_byAge.Count > MaximumDatagrams || _bytes > MaximumBytes)
            Remove(_byAge.First!);
        return null;
    }

    private void Remove(LinkedListNode<FragmentedDatagram> node)
    {
        _bytes -= node.Value.Held;
        _byAge.Remove(node);
        _byKey.Remove(node.Value.Key);
    }
}
