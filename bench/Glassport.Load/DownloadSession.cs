namespace Glassport.Load;

/// <summary>Downloads a large file once.</summary>
internal sealed class DownloadSession(Load load, int index) : TransferSession(load, index)
{
    private long _bytes;

    protected override ReadOnlySpan<byte> Command => Load.Commands[0];

    // Waking up for every segment would cost more than dropping it. With TLS the server may wait for an answer to the little that is last.
    protected override int Least => Load.Tls == 0 ? 128 << 10 : 1;

    protected override bool Move()
    {
        int count = Data.Discard();
        if (count > 0)
            _bytes += count;
        return count == 0 || Data.AtEnd;
    }

    protected override void OnTransferred()
    {
        // With TLS the records are counted as they are: their heads and tags come on top.
        if (Load.Tls == 0 ? _bytes != Load.Size : _bytes < Load.Size)
            throw new LoadException($"{_bytes} bytes came of {Load.Size}");
        Load.Add(Load.Size);
        Load.Done();
    }
}
