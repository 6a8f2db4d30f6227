using System.Globalization;
using Glassport.Packets;

namespace Glassport.TestKit;

/// <summary>Builds captures from FTP transcripts in the RFCs' notation (RFC 3659 §7.7), with what TCP adds to them.</summary>
/// <remarks>
/// One step a line; lines that begin with <c>#</c> and empty lines say nothing.
/// <code>
/// client 192.0.2.1:50000                     who opens the control connection; a further client line begins a new one
/// server 192.0.2.2:21                        and who answers
/// arp                                        the client asks for the server's MAC address
/// S> 220 ready                               the server says this line, CRLF added; see <see cref="TranscriptText"/> for escapes
/// S+ 220 still the same packet               another line in the same packet as the line before
/// C> USER anonymous                          the client says
/// D open 192.0.2.2:20 -> 192.0.2.1:50001     a data connection is opened, from -> to
/// D refused 192.0.2.2:20 -> 192.0.2.1:50001  or its SYN is answered by RST
/// D blocked 192.0.2.2:20 -> 192.0.2.1:50001  or its SYN is sent three times and never answered
/// D server> -rw-r--r-- 1 a a 5 Jan 1 a.txt   a line on the data connection from the server (or client, opener, acceptor)
/// D server sends 5000 bytes                  the next 5000 bytes of <see cref="Content"/>
/// D server sends 5000 bytes from 100         the same from that offset on
/// D fin server                               one side's FIN and the ACK of it
/// D close server                             both FINs, this side's first, the second with the ACK of the first
/// D close server in four packets             the same with an ACK for each
/// D reset server                             RST
/// C close client                             fin, close and reset of the control connection
/// wait 1500 ms                               time passes
/// stay open                                  what is open at the end stays so; else the last sender closes each data connection
///                                            and the server the control connection; after it client and server lines
///                                            can go back to a control connection that is open
/// finds active-data-blocked                  what an analysis must find, separated by commas, or: finds nothing
/// </code>
/// Several data connections at once are <c>D1</c>, <c>D2</c>, …
/// </remarks>
public sealed class TranscriptCapture
{
    private readonly FrameRecorder _recorder;
    private readonly List<SimulatedConnection> _connections = [];
    private readonly Dictionary<string, SimulatedConnection> _data = [];
    private readonly List<byte> _spoken = [];
    private SimulatedConnection? _control;
    private Side _speaker;
    private Endpoint _client;
    private Endpoint _server;
    private bool _stayOpen;
    private IReadOnlyList<string>? _finds;

    private TranscriptCapture(CaptureOptions options) => _recorder = new(options);

    /// <summary>Builds the capture of a transcript.</summary>
    /// <exception cref="FormatException">A line cannot be understood; the message names it.</exception>
    public static BuiltCapture Build(string transcript, CaptureOptions? options = null)
    {
        TranscriptCapture capture = new(options ?? new());
        string[] lines = transcript.ReplaceLineEndings("\n").Split('\n');
        for (int i = 0; i < lines.Length; i++)
        {
            try
            {
                capture.Play(lines[i].TrimStart());
            }
            catch (Exception problem) when (problem is FormatException or KeyNotFoundException or IndexOutOfRangeException or ArgumentException)
            {
                throw new FormatException($"Line {i + 1} of the transcript, \"{lines[i]}\": {problem.Message}", problem);
            }
        }

        return capture.End();
    }

    /// <summary>The bytes that <c>sends N bytes</c> sends: pseudo-random, and the same for the same offset always.</summary>
    public static byte[] Content(int length, long offset = 0)
    {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++)
            bytes[i] = (byte)((ulong)(offset + i + 1) * 0x9E37_79B9_7F4A_7C15 >> 56);
        return bytes;
    }

    private void Play(string line)
    {
        if (line.Length == 0 || line[0] == '#')
            return;
        string kind = line.Split(' ')[0];
        string rest = line.Length > kind.Length ? line[(kind.Length + 1)..] : "";
        if (kind is "C>" or "S>" or "C+" or "S+")
        {
            Side speaker = kind[0] == 'C' ? Side.Opener : Side.Acceptor;
            if (kind[1] == '>' || speaker != _speaker)
                Say();
            _speaker = speaker;
            _spoken.AddRange(TranscriptText.ToBytes(rest));
            return;
        }

        Say();
        string[] words = rest.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        switch (kind)
        {
            case "client":
                End(_connections);
                _control = null;
                _client = ParseEndpoint(rest);
                break;
            case "server":
                _server = ParseEndpoint(rest);
                break;
            case "arp":
                _recorder.Arp(1, _client.Address, _server.Address);
                _recorder.Arp(2, _server.Address, _client.Address);
                break;
            case "wait":
                _recorder.Wait(long.Parse(words[0], CultureInfo.InvariantCulture) * 1_000_000);
                break;
            case "stay":
                _stayOpen = true;
                break;
            case "finds":
                _finds = rest == "nothing" ? [] : rest.Split(',', StringSplitOptions.TrimEntries);
                break;
            case "C" or "S":
                Do(Control(), words);
                break;
            default:
                PlayData(kind, words, rest);
                break;
        }
    }

    private void PlayData(string name, string[] words, string rest)
    {
        if (name[0] != 'D' || !name.AsSpan(1).TrimStart("0123456789").IsEmpty)
            throw new FormatException("Unknown step.");
        if (words[0] is "open" or "refused" or "blocked")
        {
            Flush(null, null);
            SimulatedConnection opened = Connection(ParseEndpoint(words[1]), ParseEndpoint(words[3]));
            _data[name] = opened;
            if (words[0] == "open")
                opened.Open();
            else if (words[0] == "refused")
                opened.Refuse();
            else
                opened.Ignore(3);
            return;
        }

        SimulatedConnection connection = _data[name];
        if (words[0].EndsWith('>'))
        {
            Side side = SideOf(connection, words[0][..^1]);
            Send(connection, side, TranscriptText.ToBytes(rest[(rest.IndexOf('>') + 1)..] is [' ', .. string text] ? text : ""));
        }
        else if (words is [_, "sends", _, "bytes", ..])
        {
            Side side = SideOf(connection, words[0]);
            int count = int.Parse(words[2], CultureInfo.InvariantCulture);
            long offset = words.Length > 5 ? long.Parse(words[5], CultureInfo.InvariantCulture) : connection.Sent[(int)side];
            Send(connection, side, Content(count, offset));
        }
        else
        {
            Do(connection, words);
        }
    }

    private void Do(SimulatedConnection connection, string[] words)
    {
        Side side = SideOf(connection, words[1]);
        Flush(connection, side);
        switch (words[0])
        {
            case "fin":
                connection.Finish(side);
                break;
            case "close":
                connection.Close(side, words is [.., "in", "four", "packets"]);
                break;
            case "reset":
                connection.Reset(side);
                break;
            default:
                throw new FormatException("Unknown step.");
        }
    }

    private SimulatedConnection Control()
    {
        if (_control is null)
        {
            _control = _connections.Find(c => !c.IsClosed && c.End(Side.Opener) == _client && c.End(Side.Acceptor) == _server);
            if (_control is not null)
                return _control;
            _control = Connection(_client, _server);
            _control.Open(!_recorder.Options.Midstream);
        }

        return _control;
    }

    private SimulatedConnection Connection(Endpoint from, Endpoint to)
    {
        SimulatedConnection connection = new(_recorder, from, to, _connections.Count);
        _connections.Add(connection);
        return connection;
    }

    private void Say()
    {
        if (_spoken.Count == 0)
            return;
        Send(Control(), _speaker, [.. _spoken]);
        _spoken.Clear();
    }

    private void Send(SimulatedConnection connection, Side side, byte[] bytes)
    {
        Flush(connection, side);
        connection.Send(side, bytes);
    }

    private void Flush(SimulatedConnection? speaking, Side? speaker)
    {
        foreach (SimulatedConnection connection in _connections)
            connection.FlushAcks(connection == speaking ? speaker : null);
    }

    private BuiltCapture End()
    {
        Say();
        Flush(null, null);
        End(_connections);
        return new(_recorder.Options.Link, _recorder.Finish(), _finds);
    }

    private void End(IEnumerable<SimulatedConnection> connections)
    {
        if (_stayOpen)
            return;
        foreach (SimulatedConnection connection in connections.Where(connection => !connection.IsClosed).OrderBy(connection => connection == _control))
            connection.Close(connection == _control ? Side.Acceptor : connection.LastSender, fourPackets: false);
    }

    private Side SideOf(SimulatedConnection connection, string word) => word switch
    {
        "opener" => Side.Opener,
        "acceptor" => Side.Acceptor,
        "server" => IsServer(connection) ? Side.Opener : Side.Acceptor,
        "client" => IsServer(connection) ? Side.Acceptor : Side.Opener,
        _ => throw new FormatException($"\"{word}\" is no side of a connection."),
    };

    // A third host stands for the one that the other end is not.
    private bool IsServer(SimulatedConnection connection) => connection != _control
        && (connection.End(Side.Opener).Address == _server.Address
            || (connection.End(Side.Acceptor).Address == _client.Address && connection.End(Side.Opener).Address != _client.Address));

    private static Endpoint ParseEndpoint(string text)
    {
        int colon = text.LastIndexOf(':');
        if (colon < 0 || !HostAddress.TryParse(text.AsSpan(0, colon).Trim("[]"), out HostAddress address))
            throw new FormatException($"\"{text}\" is no endpoint.");
        return new(address, ushort.Parse(text.AsSpan(colon + 1), CultureInfo.InvariantCulture));
    }
}
