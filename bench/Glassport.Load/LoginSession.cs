namespace Glassport.Load;

/// <summary>Connects, logs in and quits, again and again.</summary>
internal sealed class LoginSession(Load load, int index) : Session(load, index)
{
    public override void Begin() => Connect();

    protected override void OnLogin() => Say("QUIT\r\n"u8);

    protected override void OnWork(int code, ReadOnlySpan<byte> line)
    {
        if (code != 221)
            throw Unexpected("QUIT", line);
        Control.Close();
        if (Load.Counts(0))
            Connect();
    }
}
