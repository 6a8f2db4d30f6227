namespace Glassport.Load;

/// <summary>Logs in and stays.</summary>
internal sealed class IdleSession(Load load, int index) : Session(load, index)
{
    public override void Begin() => Load.Done();

    protected override void OnWork(int code, ReadOnlySpan<byte> line) => throw Unexpected("idle", line);
}
