namespace Glassport.Load;

/// <summary>Downloads a large file once.</summary>
internal sealed class DownloadSession(Load load, int index) : RetrievalSession(load, index)
{
    protected override ReadOnlySpan<byte> Command => Load.Commands[0];

    // Waking up for every segment would cost more than dropping it. With TLS the server may wait for an answer to the little that is last.
    protected override int Least => Load.Tls == 0 ? 128 << 10 : 1;

    protected override void OnTransferred()
    {
        RequireAll();
        Load.Add(Load.Size);
        Load.Done();
    }
}
