using System.Text;

namespace Glassport.Load;

/// <summary>A client of the server: logs in, then does its work.</summary>
internal abstract class Session
{
    private readonly ReplyReader _replies = new();
    private readonly int _index;
    private Step _step;
    private int _connections;

    protected Session(Load load, int index)
    {
        Load = load;
        _index = index;
        Control = new Channel(load.Epoll, 2 * index);
    }

    protected Load Load { get; }

    protected Channel Control { get; }

    /// <summary>Which loopback address it comes from; every connection of a session that logs in anew is from another.</summary>
    protected int Source => (_index + (37 * _connections)) % 10_000;

    protected int DataToken => (2 * _index) + 1;

    /// <summary>Whether binary type and protected data connections are to be agreed on before the work.</summary>
    protected virtual bool Transfers => false;

    public void Connect()
    {
        _connections++;
        _step = Step.Banner;
        _replies.Clear();
        Control.Open(Source, Load.Port, Native.Readable);
    }

    /// <summary>Begins what is measured.</summary>
    public abstract void Begin();

    /// <summary>The data connection has something to do.</summary>
    public virtual void OnData()
    {
    }

    public void OnControl()
    {
        if (!Control.IsOpen)
            return;
        if (_step == Step.Handshake)
        {
            ContinueHandshake();
            return;
        }

        int count = Control.Read(_replies.Free);
        if (count == Channel.Nothing)
            return;
        if (count == 0)
            throw new LoadException($"the server closed the connection while a client waited for {_step}");
        _replies.Filled(count);
        while (_replies.TryTake(out int code, out ReadOnlySpan<byte> line))
            OnReply(code, line);
    }

    /// <summary>A reply to the work.</summary>
    protected abstract void OnWork(int code, ReadOnlySpan<byte> line);

    /// <summary>The login is over; the work begins when the load says so.</summary>
    protected virtual void OnLogin() => Load.Ready();

    protected void Say(ReadOnlySpan<byte> command, Step next = Step.Work)
    {
        _step = next;
        Control.Send(command);
    }

    protected static LoadException Unexpected(string when, ReadOnlySpan<byte> line) => new($"{when}: {Encoding.UTF8.GetString(line).TrimEnd()}");

    // A quick server may have ended it by the time that the first call looks.
    private void ContinueHandshake()
    {
        if (Control.Handshake())
            Say(Load.User, Step.User);
    }

    private void OnReply(int code, ReadOnlySpan<byte> line)
    {
        switch (_step, code)
        {
            case (Step.Work, _):
                OnWork(code, line);
                break;
            case (Step.Banner, 220) when Load.Tls != 0:
                Say("AUTH TLS\r\n"u8, Step.Auth);
                break;
            case (Step.Banner, 220):
                Say(Load.User, Step.User);
                break;
            case (Step.Auth, 234):
                Control.BeginTls(Load.Tls);
                _step = Step.Handshake;
                ContinueHandshake();
                break;
            case (Step.User, 331):
                Say(Load.Password, Step.Password);
                break;
            case (Step.Password, 230) when Transfers:
                Say("TYPE I\r\n"u8, Step.Type);
                break;
            case (Step.Type, 200) when Load.Tls != 0:
                Say("PBSZ 0\r\n"u8, Step.BufferSize);
                break;
            case (Step.BufferSize, 200):
                Say("PROT P\r\n"u8, Step.Protection);
                break;
            case (Step.Password, 230) or (Step.Type, 200) or (Step.Protection, 200):
                _step = Step.Work;
                OnLogin();
                break;
            default:
                throw Unexpected($"waiting for {_step}", line);
        }
    }
}
