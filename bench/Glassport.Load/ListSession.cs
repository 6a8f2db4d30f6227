namespace Glassport.Load;

/// <summary>Lists a directory once and counts its lines.</summary>
internal sealed class ListSession(Load load, int index) : TransferSession(load, index)
{
    private readonly byte[] _buffer = new byte[1 << 18];
    private long _bytes;
    private int _lines;

    protected override ReadOnlySpan<byte> Command => Load.Commands[0];

    protected override bool Move()
    {
        int count = Data.Read(_buffer);
        if (count > 0)
        {
            _bytes += count;
            _lines += _buffer.AsSpan(0, count).Count((byte)'\n');
        }

        return count == 0;
    }

    protected override void OnTransferred()
    {
        // LIST may begin with a total, and MLSD may name the directory and its parent.
        if (_lines < Load.Size || _lines > Load.Size + 3)
            throw new LoadException($"{_lines} lines came of {Load.Size}");
        Load.Add(_bytes);
        Load.Done();
    }
}
