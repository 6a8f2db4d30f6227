namespace Glassport.Load;

/// <summary>Connects, logs in, downloads one small file and quits, again and again.</summary>
internal sealed class VisitSession(Load load, int index) : RetrievalSession(load, index)
{
    private readonly int _index = index;
    private bool _leaving;

    protected override ReadOnlySpan<byte> Command => Load.Commands[_index % Load.Commands.Length];

    public override void Begin()
    {
        _leaving = false;
        Connect();
    }

    protected override void OnLogin() => base.Begin();

    protected override void OnTransferred()
    {
        RequireAll();
        _leaving = true;
        Say("QUIT\r\n"u8);
    }

    protected override void OnWork(int code, ReadOnlySpan<byte> line)
    {
        if (!_leaving)
        {
            base.OnWork(code, line);
            return;
        }

        if (code != 221)
            throw Unexpected("QUIT", line);
        Control.Close();
        if (Load.Counts(Load.Size))
            Begin();
    }
}
