namespace Glassport.Load;

/// <summary>Downloads one small file after the other.</summary>
internal sealed class FilesSession(Load load, int index) : RetrievalSession(load, index)
{
    private int _next = index * 31;

    protected override ReadOnlySpan<byte> Command => Load.Commands[_next % Load.Commands.Length];

    protected override void OnTransferred()
    {
        RequireAll();
        _next++;
        if (Load.Counts(Load.Size))
            Begin();
    }
}
