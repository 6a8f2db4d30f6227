using System.Buffers.Text;

namespace Glassport.Load;

/// <summary>Moves data over passive connections (EPSV).</summary>
internal abstract class TransferSession : Session
{
    private bool _replied;
    private bool _ended;

    protected TransferSession(Load load, int index)
        : base(load, index) =>
        Data = new Channel(load.Epoll, DataToken);

    protected Channel Data { get; }

    protected override bool Transfers => true;

    /// <summary>What the data socket is waited for.</summary>
    protected virtual uint Interest => Native.Readable;

    /// <summary>How many bytes are worth waking up for.</summary>
    protected virtual int Least => 1;

    /// <summary>The command of the next transfer, with its line end.</summary>
    protected abstract ReadOnlySpan<byte> Command { get; }

    public override void Begin()
    {
        _replied = _ended = false;
        Say("EPSV\r\n"u8);
    }

    public override void OnData()
    {
        if (!Data.IsOpen || !Data.Handshake() || !Move())
            return;
        Data.Close();
        _ended = true;
        Complete();
    }

    /// <summary>Moves what can be moved now; true at the end of the data.</summary>
    protected abstract bool Move();

    /// <summary>Data and reply are complete.</summary>
    protected abstract void OnTransferred();

    protected override void OnWork(int code, ReadOnlySpan<byte> line)
    {
        switch (code)
        {
            case 229:
                Data.Open(Source, PortOf(line), Interest, Least);
                Say(Command);
                if (Load.Tls != 0)
                {
                    Data.BeginTls(Load.Tls, Control);
                    _ = Data.Handshake();
                }

                break;
            case 125 or 150:
                break;
            case 226 or 250:
                _replied = true;
                Complete();
                break;
            default:
                throw Unexpected("transfer", line);
        }
    }

    private static int PortOf(ReadOnlySpan<byte> line)
    {
        int start = line.IndexOf("(|||"u8);
        return start >= 0 && Utf8Parser.TryParse(line[(start + 4)..], out int port, out _) ? port : throw Unexpected("EPSV", line);
    }

    private void Complete()
    {
        if (_replied && _ended)
            OnTransferred();
    }
}
