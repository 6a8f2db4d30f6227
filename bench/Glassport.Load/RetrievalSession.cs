namespace Glassport.Load;

/// <summary>Downloads over passive connections, dropping what comes.</summary>
internal abstract class RetrievalSession(Load load, int index) : TransferSession(load, index)
{
    private long _bytes;

    public override void Begin()
    {
        _bytes = 0;
        base.Begin();
    }

    protected override bool Move()
    {
        int count = Data.Discard();
        if (count > 0)
            _bytes += count;
        return count == 0 || Data.AtEnd;
    }

    /// <summary>What came has to be the file.</summary>
    protected void RequireAll()
    {
        // With TLS the records are counted as they are: their heads and tags come on top.
        if (Load.Tls == 0 ? _bytes != Load.Size : _bytes < Load.Size)
            throw new LoadException($"{_bytes} bytes came of {Load.Size}");
    }
}
