namespace Glassport.Load;

/// <summary>Downloads one small file after the other.</summary>
internal sealed class FilesSession(Load load, int index) : TransferSession(load, index)
{
    private int _next = index * 31;
    private long _bytes;

    protected override ReadOnlySpan<byte> Command => Load.Commands[_next % Load.Commands.Length];

    protected override bool Move()
    {
        int count = Data.Discard();
        if (count > 0)
            _bytes += count;
        return count == 0 || Data.AtEnd;
    }

    protected override void OnTransferred()
    {
        if (Load.Tls == 0 ? _bytes != Load.Size : _bytes < Load.Size)
            throw new LoadException($"{_bytes} bytes came of {Load.Size}");
        _bytes = 0;
        _next++;
        if (Load.Counts(Load.Size))
            Begin();
    }
}
