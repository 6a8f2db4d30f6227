using System.Diagnostics;
using System.Text;

namespace Glassport.Load;

/// <summary>All clients, and the loop of the one thread that serves them.</summary>
internal sealed class Load
{
    /// <summary>How long operations that were begun in time may take to end, in milliseconds.</summary>
    private const int Patience = 2000;

    private readonly Options _options;
    private readonly Session[] _sessions;
    private readonly TimeSpan _counted;
    private int _started;
    private int _ready;
    private int _done;
    private long _begun;
    private TimeSpan _elapsed;
    private TimeSpan _processor;

    public Load(Options options)
    {
        _options = options;
        _counted = options.Seconds;
        User = Encoding.UTF8.GetBytes($"USER {options.User}\r\n");
        Password = Encoding.UTF8.GetBytes($"PASS {options.Password}\r\n");
        Commands = [.. options.Commands.Select(command => Encoding.UTF8.GetBytes($"{command}\r\n"))];
        Tls = options.Tls ? NewTls() : 0;
        _sessions = [.. Enumerable.Range(0, options.Sessions).Select(index => options.NewSession(this, index))];
    }

    public Epoll Epoll { get; } = new();

    public MemoryFile Source { get; } = new();

    public byte[] User { get; }

    public byte[] Password { get; }

    /// <summary>The commands that transfer, one for each file.</summary>
    public byte[][] Commands { get; }

    /// <summary>OpenSSL's context, or 0 without TLS.</summary>
    public nint Tls { get; }

    public int Port => _options.Port;

    public string Path => _options.Path;

    /// <summary>How long a file is, or how many entries a listing has.</summary>
    public long Size => _options.Size;

    public TimeSpan Elapsed => _options.Timed ? _counted : _elapsed;

    /// <summary>The processor time of this process since the work began.</summary>
    public TimeSpan Processor => Environment.CpuUsage.TotalTime - _processor;

    /// <summary>How many sessions the server left without an answer.</summary>
    public int Unanswered => _sessions.Length - _done;

    public long Operations { get; private set; }

    public long Bytes { get; private set; }

    /// <summary>Runs until every session is done.</summary>
    public void Run()
    {
        if (_options.LogsInFirst)
            Start(_options.Window);
        else
            BeginAll();
        while (_done < _sessions.Length)
        {
            int count = Epoll.Wait(_options.Timed && _begun != 0 ? Patience : _options.LimitMilliseconds);
            if (_options.Timed && _begun != 0 && Stopwatch.GetElapsedTime(_begun) > _counted + TimeSpan.FromMilliseconds(Patience))
                break;
            if (count == 0 && (!_options.Timed || _begun == 0))
                throw new LoadException($"the server fell silent; {_done} of {_sessions.Length} sessions done");
            for (int i = 0; i < count; i++)
            {
                int token = Epoll.Token(i);
                Session session = _sessions[token / 2];
                if (token % 2 == 0)
                    session.OnControl();
                else
                    session.OnData();
            }
        }
    }

    /// <summary>A session has logged in.</summary>
    public void Ready()
    {
        if (++_ready == _sessions.Length)
            BeginAll();
        else
            Start(1);
    }

    public void Add(long bytes)
    {
        Operations++;
        Bytes += bytes;
    }

    /// <summary>Counts an operation if the time is not over; false when the session shall stop.</summary>
    public bool Counts(long bytes)
    {
        if (Stopwatch.GetElapsedTime(_begun) <= _counted)
        {
            Add(bytes);
            return true;
        }

        Done();
        return false;
    }

    /// <summary>A session has done all its work.</summary>
    public void Done()
    {
        if (++_done == _sessions.Length)
            _elapsed = Stopwatch.GetElapsedTime(_begun);
    }

    private static nint NewTls()
    {
        nint context = LibSsl.NewContext(LibSsl.ClientMethod());
        // The same version and cipher for every server.
        _ = LibSsl.ControlContext(context, LibSsl.SetMinimumVersion, LibSsl.Tls13, 0);
        return LibSsl.SetCipherSuites(context, "TLS_AES_128_GCM_SHA256") == 1 ? context : throw new LoadException("no AES-GCM");
    }

    private void Start(int count)
    {
        for (; count > 0 && _started < _sessions.Length; count--)
            _sessions[_started++].Connect();
    }

    private void BeginAll()
    {
        _processor = Environment.CpuUsage.TotalTime;
        _begun = Stopwatch.GetTimestamp();
        foreach (Session session in _sessions)
            session.Begin();
    }
}
