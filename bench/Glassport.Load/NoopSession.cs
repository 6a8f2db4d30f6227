namespace Glassport.Load;

/// <summary>Asks for nothing, again and again.</summary>
internal sealed class NoopSession(Load load, int index) : Session(load, index)
{
    public override void Begin() => Say("NOOP\r\n"u8);

    protected override void OnWork(int code, ReadOnlySpan<byte> line)
    {
        if (code != 200)
            throw Unexpected("NOOP", line);
        if (Load.Counts(0))
            Begin();
    }
}
